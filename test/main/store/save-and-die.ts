import { draft, opened } from './samples.ts';

const [path = '', text = ''] = process.argv.slice(2);
await opened(path).saveDraft(draft('a', text));
process.kill(process.pid, 'SIGKILL');
