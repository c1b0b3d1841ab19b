/** What the IPU sends that speaks of decisions and brings none. */
export const otherSorts = [
  'draft',
  'mission-report',
  'summary-record',
  'press-release',
  'bulletin',
  'survey',
  'invitation',
] as const;
export type OtherSort = (typeof otherSorts)[number];
