/** What was typed cannot be meant, and the message says what could be: exit code 2. */
export class WrongUsage extends Error {}
