import { describe, expect, it } from 'vitest';
import { asksParliaments } from '../../src/reading/asks.ts';
import { english } from '../../src/reading/phrases/en.ts';
import { french } from '../../src/reading/phrases/fr.ts';

describe('a paragraph asks something of parliaments', () => {
  it.each([
    'Calls on all IPU Member Parliaments, IPU permanent observers and human rights organizations to take concrete action;',
    'Invites Member Parliaments of the IPU to raise the case with their counterparts;',
    'Invites the parliaments of Germany and Japan to remain seized of the matter;',
    'Invites the parliaments of the region in particular to make the case known;',
    'Calls once again upon the national parliaments to help;',
    'Renews its call to all Member Parliaments to act;',
    'Appeals to the parliaments of the region to follow the trial;',
    'Urges the authorities to release him; and invites the IPU Members to raise the matter;',
    'Urges the authorities to release him, and calls on Member Parliaments to support this;',
    'Calls on the authorities, as well as on all Member Parliaments, to help;',
    'Calls on the Parliament of South Africa to use its good offices;',
    'Expresses the hope that Member Parliaments will send observers;',
    'Also strongly encourages parliamentary assemblies to debate the case.',
  ])('%s', (text) => {
    expect(asksParliaments(text, english, 'ZWE')).toBe(true);
  });

  it.each([
    'Invite les Parlements membres de l’UIP à évoquer ce cas avec leurs homologues ;',
    'Engage tous les parlements membres à agir ;',
    'engage les autorités à mener l’enquête ; invite les parlements des pays voisins à suivre l’affaire ;',
    'Appelle l’ensemble des Parlements membres de l’UIP, les observateurs permanents et les organisations à prendre des mesures ;',
    'Demande aux parlements membres de faire connaître ce cas ;',
    'Prie le Parlement du Ghana d’user de ses bons offices ;',
  ])('%s', (text) => {
    expect(asksParliaments(text, french, 'TGO')).toBe(true);
  });
});

describe('a paragraph asks nothing of parliaments', () => {
  it.each([
    'Requests the Secretary General to convey this decision to all Member Parliaments;',
    'Requests the Committee to invite the parliaments of the region;',
    'Thanks the parliaments of Germany and Japan for their help;',
    'Recalls that it called on all IPU Member Parliaments to act;',
    'Regrets that Member Parliaments have not answered;',
    'Urges Parliament to use its oversight powers to that end;',
    'Calls on the Parliament of Zimbabwe to lift the measures;',
    'Invites the parliamentary authorities to meet the delegation;',
    'Urges the authorities to put an end to impunity for the torture of members of parliament;',
    'Is deeply concerned at the harassment of parliaments;',
    'Decides to send a letter to the parliaments of the region;',
    'Urges the authorities to let Member Parliaments visit him;',
  ])('%s', (text) => {
    expect(asksParliaments(text, english, 'ZWE')).toBe(false);
  });

  it.each([
    'Prie le Secrétaire général de communiquer la présente décision aux parlements membres ;',
    'Remercie les parlements de la région de leur aide ;',
    'Engage le Parlement à exercer son contrôle ;',
    'Prie le Parlement du Togo de lever ces mesures ;',
    'Remercie les autorités parlementaires des informations qu’elles ont communiquées ;',
  ])('%s', (text) => {
    expect(asksParliaments(text, french, 'TGO')).toBe(false);
  });
});
