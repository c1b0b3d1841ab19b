/**
 * What is no longer in use is given back sooner. V8 lets a heap grow to up to four times of what is alive
 * before it collects it whole; a desk shares its machine with a mail server, so here it is 1.3 times.
 * Costs no measurable time: what is alive is small.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--heap-growing-percent=30');
