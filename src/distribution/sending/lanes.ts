/** Lanes of one notice run in several processes side by side, one in each; each takes what no other has taken. */
export const lanes = [0, 1] as const;
