/** What every process of the desk begins with, before all else and in this order. */
import './begin/needed-node.ts';
import './begin/quick-start.ts';
import './begin/modest-heap.ts';
