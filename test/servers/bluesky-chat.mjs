/**
 * Stands in for Bluesky's chat service, which nobody publishes: the methods of `chat.bsky.convo` that Hatcheck calls, after
 * their lexicons (https://github.com/bluesky-social/atproto/tree/main/lexicons/chat/bsky/convo), over a real token check:
 * the PDS signs for its account, and the signing key comes from the directory. Started with the directory's address;
 * prints `{"chat": DID}` when ready, and ends when its standard input closes.
 */
import { createServer } from 'node:http';
import { IdResolver } from '@atproto/identity';
import { verifyJwt } from '@atproto/xrpc-server';

const resolver = new IdResolver({ plcUrl: process.argv[2] });
const convos = new Map();
let tick = 0;
let did = '';

const server = createServer((request, response) => {
  answer(request)
    .then((body) => send(response, 200, body))
    .catch((error) => send(response, error.status ?? 500, { error: error.name ?? 'InternalServerError', message: error.message }));
});
server.listen(0, '127.0.0.1', () => {
  did = `did:web:localhost%3A${server.address().port}`;
  console.log(JSON.stringify({ chat: did }));
});
process.stdin.once('close', () => process.exit(0)).resume();
process.once('SIGTERM', () => process.exit(0));

async function answer(request) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/.well-known/did.json') return didDocument(server.address().port);
  const nsid = url.pathname.replace('/xrpc/', '');
  const method = methods[nsid];
  if (method === undefined) throw failure(501, 'MethodNotImplemented', nsid);
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const keyOf = (iss, forceRefresh) => resolver.did.resolveAtprotoKey(iss, forceRefresh);
  const { iss } = await verifyJwt(token, did, nsid, keyOf);
  return method(iss, request.method === 'POST' ? JSON.parse(await bodyOf(request)) : url.searchParams);
}

const methods = {
  'chat.bsky.convo.listConvos': (self) => {
    const own = [...convos.values()].filter(({ members }) => members.includes(self));
    return Promise.all(own.map((convo) => viewOf(convo))).then((convos) => ({ convos }));
  },
  'chat.bsky.convo.getConvoForMembers': async (self, params) => {
    const members = [...new Set([self, ...params.getAll('members')])].sort();
    if (members.some((member) => !member.startsWith('did:'))) throw failure(400, 'InvalidRequest', 'members must be DIDs');
    const id = members.join('+');
    if (!convos.has(id)) convos.set(id, { id, members, rev: nextRev(), messages: [] });
    return { convo: await viewOf(convos.get(id)) };
  },
  'chat.bsky.convo.getMessages': (self, params) => {
    const convo = convoOf(self, params.get('convoId'));
    const limit = Number(params.get('limit') ?? 50);
    const from = Number(params.get('cursor') ?? 0);
    const newestFirst = [...convo.messages].reverse();
    const cursor = from + limit < newestFirst.length ? { cursor: String(from + limit) } : {};
    return { ...cursor, messages: newestFirst.slice(from, from + limit) };
  },
  'chat.bsky.convo.sendMessage': (self, { convoId, message }) => {
    const convo = convoOf(self, convoId);
    const rev = nextRev();
    const sentAt = new Date().toISOString();
    const view = { $type: 'chat.bsky.convo.defs#messageView', id: rev, rev, text: message.text, sender: { did: self }, sentAt };
    convo.messages.push(view);
    convo.rev = rev;
    return view;
  },
};

function convoOf(self, id) {
  const convo = convos.get(id);
  if (!convo?.members.includes(self)) throw failure(400, 'InvalidConvo', 'no such conversation');
  return convo;
}

async function viewOf({ id, rev, members, messages }) {
  const last = messages.at(-1);
  return {
    id,
    rev,
    members: await Promise.all(members.map(async (member) => ({ did: member, handle: await handleOf(member) }))),
    ...(last === undefined ? {} : { lastMessage: last }),
    muted: false,
    unreadCount: 0,
  };
}

/** As the directory has it. */
async function handleOf(member) {
  const { handle } = await resolver.did.resolveAtprotoData(member);
  return handle;
}

/** Revisions sort in the order they were made, as the service's do. */
function nextRev() {
  tick += 1;
  return `3l${String(tick).padStart(11, '0')}`;
}

function didDocument(port) {
  const service = { id: '#bsky_chat', type: 'BskyChatService', serviceEndpoint: `http://localhost:${port}` };
  return { '@context': ['https://www.w3.org/ns/did/v1'], id: did, service: [service] };
}

function failure(status, name, message) {
  return Object.assign(new Error(message), { name, status });
}

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
