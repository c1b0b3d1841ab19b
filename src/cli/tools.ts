import { readFile } from 'node:fs/promises';
import countries from 'i18n-iso-countries/index.js';
import { parseConfig, readEnvironment } from '../config.ts';
import type { Country } from '../domain/country.ts';
import { type TrustRules, trustRules } from '../incoming/authenticate/rules.ts';
import { readInCage } from '../reading/cage.ts';
import { unpackInCage } from '../reading/unpack.ts';
import type { Tools } from './understood/understand.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Without a configuration nobody is trusted, and that shows in the answer. */
const nobody: TrustRules = {
  authservId: '',
  trustedSenders: ['ipu.org'],
  internalDomains: [],
  trustedSealers: [],
  forwarders: [],
  ourNames: [],
};

/**
 * What reading files needs, without a desk.
 * @param config a desk.yaml; by default that of the environment, and none when there is none
 * @throws WrongUsage; ConfigError for what is in it
 */
export async function toolsFor(
  config: string | undefined,
  password: string | null,
): Promise<{ tools: Tools; home: Country | null }> {
  const path = config ?? readEnvironment(process.env).DESK_CONFIG;
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null && config) throw new WrongUsage(`${path}: no such file`);
  const yaml = text === null ? null : parseConfig(text, path);
  const tools: Tools = {
    rules: yaml ? trustRules(yaml) : nobody,
    // Loaded when a signature has to be checked: it brings the whole desk with it.
    resolve: async (...asked) => (await import('../open.ts')).systemResolve(...asked),
    unpack: unpackInCage(),
    readDocument: readInCage(),
    password,
  };
  return { tools, home: yaml ? (countries.alpha2ToAlpha3(yaml.chamber.country) ?? null) : null };
}
