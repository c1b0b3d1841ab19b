/** All tables of schema `desk`, in the order of the way of the data. */
export * from './tables/alerts.ts';
export * from './tables/audit.ts';
export { desk } from './tables/columns.ts';
export * from './tables/console.ts';
export * from './tables/distribution.ts';
export * from './tables/follow-up.ts';
export * from './tables/keeping.ts';
export * from './tables/mail.ts';
export * from './tables/members.ts';
export * from './tables/reading.ts';
export * from './tables/replies.ts';
export * from './tables/reports.ts';
