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
    'Invites the National Assembly of France to remain seized of the case;',
    'Calls on the Parliament of Zimbabwe and the Parliament of Zambia to find a solution;',
    'Invites the House of Commons of Canada to hold a hearing;',
    'Reiterates its wish that parliaments in a position to do so help with the evidence;',
    'Recommends that Member Parliaments send observers to the trial;',
    'Is confident that the parliaments of the region will keep an eye on the trial;',
    'Would be grateful to Member Parliaments for any steps that they may take;',
    'Calls on the Twelve Plus Group and the African Group to take up the case;',
    'Invites the Pan-African Parliament to follow the trial;',
    'Calls on the regional parliamentary organizations to follow the trial;',
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
    'Invite l’Assemblée nationale du Bénin à rester saisie de ce cas ;',
    'Recommande aux parlements membres d’envoyer des observateurs au procès ;',
    'Est convaincu que les Parlements membres de l’UIP sauront apporter leur concours ;',
    'Invite le Groupe des Douze Plus à se saisir du cas ;',
    'Invite le Parlement panafricain à suivre cette affaire ;',
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
    'Recommends that the authorities invite Member Parliaments to observe the trial;',
    'Is confident that the Speaker and the parliaments of the region share this view;',
    'Invites the National Assembly of Zimbabwe to lift the suspension;',
    'Welcomes the resolution of the European Parliament;',
  ])('%s', (text) => {
    expect(asksParliaments(text, english, 'ZWE')).toBe(false);
  });

  it.each([
    'Prie le Secrétaire général de communiquer la présente décision aux parlements membres ;',
    'Remercie les parlements de la région de leur aide ;',
    'Engage le Parlement à exercer son contrôle ;',
    'Prie le Parlement du Togo de lever ces mesures ;',
    'Invite l’Assemblée nationale du Togo à lever ces mesures ;',
    'Souhaite que les autorités reçoivent les parlements membres ;',
    'Remercie les autorités parlementaires des informations qu’elles ont communiquées ;',
  ])('%s', (text) => {
    expect(asksParliaments(text, french, 'TGO')).toBe(false);
  });
});
