import type { Country } from './country.ts';

/** Organisations of states to which parliaments send delegations of their own. */
export const organisations = ['council-of-europe', 'osce'] as const;
export type Organisation = (typeof organisations)[number];

/** Member States of the Council of Europe (46, since the Russian Federation ceased to be one in March 2022). */
const councilOfEurope =
  'ALB AND ARM AUT AZE BEL BIH BGR HRV CYP CZE DNK EST FIN FRA GEO DEU GRC HUN ISL IRL ITA LVA LIE LTU LUX MLT MDA MCO MNE NLD MKD NOR POL PRT ROU SMR SRB SVK SVN ESP SWE CHE TUR UKR GBR';

/** The other participating States of the OSCE; with those of the Council of Europe they are 57. */
const osceBesides = 'BLR CAN KAZ KGZ MNG RUS TJK TKM USA UZB VAT';

const countriesOf: Readonly<Record<Organisation, ReadonlySet<Country>>> = {
  'council-of-europe': new Set(councilOfEurope.split(' ')),
  osce: new Set(`${councilOfEurope} ${osceBesides}`.split(' ')),
};

export const takesPartIn = (country: Country, organisation: Organisation): boolean =>
  countriesOf[organisation].has(country);
