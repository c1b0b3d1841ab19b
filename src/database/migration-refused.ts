/** The database is not one that this desk may work on, or change; the message says what to do. */
export class MigrationRefused extends Error {}
