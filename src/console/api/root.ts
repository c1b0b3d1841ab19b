/** Where the API begins, on every desk. */
export const apiRoot = '/console/api/v1';
