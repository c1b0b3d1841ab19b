import { z } from 'zod';
import { shortened } from '../../domain/storable.ts';

/** Of what a document prints, in characters: enough to find it there. */
const longest = 300;

/** Words of a document in what is said of it: storable, and cut where they are long. */
export const printed = z.string().transform((text) => shortened(text, longest));
