/** All that is wrong with the configuration, one line each, naming file, line and path. */
export class ConfigError extends Error {
  readonly errors: readonly string[];
  constructor(errors: readonly string[]) {
    super(`The configuration cannot be used:\n${errors.map((e) => `  ${e}`).join('\n')}`);
    this.errors = errors;
  }
}
