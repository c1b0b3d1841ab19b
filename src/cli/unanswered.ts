/** The desk did not do what it was asked for, and said why in words: exit code 1. */
export class Unanswered extends Error {}
