import { describe, expect, it } from 'vitest';
import { passwordCheck } from '../../../shared/checks/password.ts';
import { secretCheck } from '../../../shared/checks/secret.ts';
import { credentialForms } from './credential-forms.ts';
import { harmlessForms } from './harmless-forms.ts';
import { inMessage, look, wordsFound } from './look.ts';
import { filled, harmlessLines, knownTokens, secretMaker, vendors, waysToTell } from './made-up-secrets.ts';

describe('the check of secrets', () => {
  it.each(Object.entries(knownTokens))('stops a token of %s, and its fix holds nothing of it', (_, token) => {
    const secret = token(secretMaker(1));
    const [finding] = look(secretCheck, `please use ${secret}`);
    expect(finding).toMatchObject({ type: 'secret', level: 'stop', start: 11 });
    expect(finding?.fix).toMatchObject({ kind: 'replace', text: '••••••••' });
    expect(JSON.stringify(finding)).not.toContain(secret.slice(4, 20));
  });

  it.each(waysToTell.map((tell, at) => [at, tell] as const))('asks about what looks drawn at random, told in way %i', (_, tell) => {
    const make = secretMaker(7);
    const texts = Array.from({ length: 50 }, () =>
      tell(make.among(vendors), make.draw(make.among(['hex', 'lower', 'mixed'] as const), 32)),
    );
    const found = texts.filter((text) => look(secretCheck, text).length > 0);
    expect(found.length).toBeGreaterThanOrEqual(48);
    for (const text of found) expect(look(secretCheck, text)[0]?.level).toBe('caution');
  });

  it.each(credentialForms)('finds credentials of the form %s', (form) => {
    const make = secretMaker(11);
    const texts = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? '' : 'hey, use this: ') + filled(form, make));
    const found = texts.filter((text) => look(secretCheck, text).length + look(passwordCheck, text, inMessage).length > 0);
    expect(found.length).toBeGreaterThanOrEqual(17);
  });

  it.each(harmlessForms)('is silent about what has the form %s', (form) => {
    const make = secretMaker(12);
    for (let at = 0; at < 20; at++) {
      const text = filled(form, make);
      expect([text, ...wordsFound(secretCheck, text), ...wordsFound(passwordCheck, text)]).toEqual([text]);
    }
  });

  it.each(harmlessLines)('is silent about: %s', (text) => expect(look(secretCheck, text)).toEqual([]));

  it('finds the values of a Kubernetes secret, and not of what only refers to one', () => {
    expect(wordsFound(secretCheck, 'kind: Secret\ndata:\n  extra: YWRtaW46cGFzc3dvcmQ=\n')).toEqual(['YWRtaW46cGFzc3dvcmQ=']);
    expect(look(secretCheck, 'kind: ExternalSecret\ndata:\n  extra: YWRtaW46cGFzc3dvcmQ\n')).toEqual([]);
    expect(look(secretCheck, 'kind: Secret\n---\nkind: ConfigMap\ndata:\n  extra: YWRtaW46cGFzc3dvcmQ=\n')).toEqual([]);
  });
});

describe('the check of passwords', () => {
  it.each([
    ['her password Start@2025.', 'Start@2025'],
    ['with password Qr7!dke#39.', 'Qr7!dke#39'],
    ["password attempt string revealed: 'SummerVacation2024!', so", 'SummerVacation2024!'],
    ['Login: kim@acme.example / W!nter2024.', 'W!nter2024'],
    ['das Passwort ist Blume77', 'Blume77'],
    ['la contraseña es Sol-y-Mar8', 'Sol-y-Mar8'],
    ['wifi pw: sunny4days', 'sunny4days'],
    ['the pin is 4821', '4821'],
    ['your verification code is 482 913', '482 913'],
    ['パスワードはSakura2024です', 'Sakura2024です'],
    ['the login is admin / Pelican7!', 'Pelican7!'],
    ['wifi key is 8841-garden', '8841-garden'],
    ['WiFi: GuestNet, key: m0untain-goat', 'm0untain-goat'],
    ['passwrod is Monday12!', 'Monday12!'],
    ['pasword: tiger!55', 'tiger!55'],
    ['i changed the password to gr33nTea!', 'gr33nTea!'],
    ['user root, password toor99', 'toor99'],
    ['use admin:Spring2026! to get in', 'Spring2026!'],
    ['log in with lisa@acme.example and Qwe!rty7', 'Qwe!rty7'],
    ['the door code is 4482', '4482'],
    ['safe combination is 12-34-56', '12-34-56'],
    ['p/w: ourdog2019', 'ourdog2019'],
    ['hasło to Zima_2024', 'Zima_2024'],
    ["DATABASE_PASSWORD='p@Rq7wLm2#9'", 'p@Rq7wLm2#9'],
    ['the password is swordfish', 'swordfish'],
    ['pw is "rosebud"', 'rosebud'],
  ])('finds the one in: %s', (text, words) => expect(wordsFound(passwordCheck, text)).toEqual([words]));

  it.each([
    'The password to summer? Ice cream.',
    'password reset is easy: open the settings',
    'your password must have 12 characters',
    'Use code SUMMER25 at checkout',
    'I pass. Next round: 2025!',
    'a boarding pass for 2 people',
    'PIN it on your board',
    'the password is required',
    'my password is not working',
    'password is too short',
    'the wifi password is on the board',
    'pin: 1950s brooch',
    'the door opens at 19:30, gate 4482 is closed',
    'use CODE: BISCUIT8374S for an early taste',
    'dress code: black tie, zip code 90210',
    'postgres://postgres:postgres@localhost:5432/db',
    'image: nginx@sha256:0123',
    'https://acme.example/password/AbC123xyz',
  ])('is silent about: %s', (text) => expect(look(passwordCheck, text)).toEqual([]));
});
