import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../../main/adjustable-clock.ts';
import { createBoundedFetch } from '../../../../main/networks/http/bounded-fetch.ts';
import { fetchLinkCard } from '../../../../main/networks/link-card/fetch-link-card.ts';

const clock = createAdjustableClock({ now: () => 0, monotonic: () => 0, after: () => () => {} });
const html = { 'content-type': 'text/html; charset=utf-8' };

/** A web of pages by address. */
function web(pages: Readonly<Record<string, () => Response>>) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(String(input));
    return pages[String(input)]?.() ?? new Response('', { status: 404 });
  };
  const lookUpHost = async (host: string) => (host.startsWith('intern') ? ['10.0.0.1'] : ['8.8.8.8']);
  return {
    asked,
    card: (url: string) =>
      fetchLinkCard({ fetch: createBoundedFetch(fetch, clock), lookUpHost, allowLoopback: false, maxPictureBytes: 1_000 }, url),
  };
}

function page(body: string, headers: Record<string, string> = html): () => Response {
  return () => new Response(body, { headers });
}

function redirect(location: string): () => Response {
  return () => new Response(null, { status: 302, headers: { location } });
}

describe('a link card', () => {
  it('takes Open Graph first, then what the page says of itself', async () => {
    const { card } = web({
      'https://a.example/': page(
        '<title>Plain</title><meta property="og:title" content="Graph &amp; co"><meta name="description" content="Text">',
      ),
      'https://b.example/': page('<html><head><title>\n Only\n  a title </title></head>'),
      'https://c.example/': page('nothing at all'),
    });
    expect(await card('https://a.example/')).toEqual({
      kind: 'ok',
      value: { url: 'https://a.example/', title: 'Graph & co', description: 'Text', picture: null },
    });
    expect(await card('https://b.example/')).toMatchObject({ value: { title: 'Only a title', description: '' } });
    expect(await card('https://c.example/')).toMatchObject({ value: { title: '', description: '' } });
  });

  it('runs nothing and shows markup as the text it is', async () => {
    const { card } = web({
      'https://a.example/': page(
        '<script>document.title="x"</script><meta property="og:title" content="&lt;img src=x onerror=alert(1)&gt;\u202Etxt">',
      ),
    });
    expect(await card('https://a.example/')).toMatchObject({ value: { title: '<img src=x onerror=alert(1)>txt' } });
  });

  it('reads old character sets and cuts long texts at whole characters', async () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><title>Grüße</title>', 'latin1');
    const { card } = web({
      'https://a.example/': () => new Response(latin, { headers: { 'content-type': 'text/html' } }),
      'https://b.example/': page(`<title>${'👍'.repeat(400)}</title>`),
    });
    expect(await card('https://a.example/')).toMatchObject({ value: { title: 'Grüße' } });
    const long = await card('https://b.example/');
    expect(long.kind === 'ok' && long.value.title).toBe(`${'👍'.repeat(149)}…`);
  });

  it('follows redirects to public places, keeping the address that was written', async () => {
    const { card } = web({ 'http://a.example/': redirect('https://b.example/x'), 'https://b.example/x': page('<title>There</title>') });
    expect(await card('http://a.example/')).toMatchObject({ value: { url: 'http://a.example/', title: 'There' } });
  });

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://localhost:8080/',
    'http://192.168.1.1/',
    'https://intern.example.com/',
    'http://2130706433/',
  ])('asks nothing of %s', async (address) => {
    const direct = web({ [address]: page('<title>secret</title>') });
    expect(await direct.card(address)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/private network/) });
    const behind = web({ 'https://a.example/': redirect(address), [address]: page('<title>secret</title>') });
    expect(await behind.card('https://a.example/')).toMatchObject({ kind: 'rejected' });
    expect([...direct.asked, ...behind.asked]).toEqual(['https://a.example/']);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'ftp://a.example/', 'nonsense', ''])('is not made of %j', async (address) => {
    const { card, asked } = web({});
    expect(await card(address)).toMatchObject({ kind: 'rejected' });
    expect(asked).toEqual([]);
  });

  it('gives up on a circle, on errors, on other files and on endless pages', async () => {
    const { card } = web({
      'https://circle.example/': redirect('https://circle.example/'),
      'https://file.example/': page('%PDF', { 'content-type': 'application/pdf' }),
      'https://endless.example/': page('x'.repeat(600_000)),
    });
    expect(await card('https://circle.example/')).toMatchObject({ words: expect.stringMatching(/without end/) });
    expect(await card('https://missing.example/')).toMatchObject({ words: expect.stringMatching(/404/) });
    expect(await card('https://file.example/')).toMatchObject({ words: expect.stringMatching(/not a web page/) });
    expect(await card('https://endless.example/')).toMatchObject({ words: expect.stringMatching(/too large/) });
  });

  describe('with a picture', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const showing = (address: string) => page(`<meta property="og:title" content="T"><meta property="og:image" content="${address}">`);
    const pictureOf = async (pages: Readonly<Record<string, () => Response>>) => {
      const { card, asked } = web(pages);
      const found = await card('https://a.example/x');
      return { picture: found.kind === 'ok' ? found.value.picture : found, asked };
    };
    const image =
      (bytes: Uint8Array<ArrayBuffer> = png) =>
      () =>
        new Response(bytes, { headers: { 'content-type': 'image/png' } });

    it('takes it from where the page says, also beside itself and behind a redirect', async () => {
      expect(
        (await pictureOf({ 'https://a.example/x': showing('https://c.example/p.png'), 'https://c.example/p.png': image() })).picture,
      ).toEqual(png);
      expect((await pictureOf({ 'https://a.example/x': showing('p.png'), 'https://a.example/p.png': image() })).picture).toEqual(png);
      const moved = {
        'https://a.example/x': showing('/p'),
        'https://a.example/p': redirect('https://c.example/q'),
        'https://c.example/q': image(),
      };
      expect((await pictureOf(moved)).picture).toEqual(png);
    });

    it.each([
      ['http://192.168.1.1/cam.png', image()],
      ['https://intern.example.com/p.png', image()],
      ['file:///etc/passwd', image()],
      ['https://c.example/missing.png', () => new Response('', { status: 404 })],
      ['https://c.example/page.png', page('<html>')],
      ['https://c.example/large.png', image(new Uint8Array([...png, ...new Uint8Array(2_000)]))],
    ])('is a card all the same without %s', async (address, answer) => {
      const { picture, asked } = await pictureOf({ 'https://a.example/x': showing(address), [address]: answer });
      expect(picture).toBeNull();
      expect(asked.filter((one) => /192|intern|file:/.test(one))).toEqual([]);
    });
  });
});
