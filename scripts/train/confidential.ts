import { resolve } from 'node:path';
import { readCsv } from '../../bench/quality/data.ts';
import { writeModelFile } from '../../main/models/model-file.ts';
import { givenAwayBits, givenAwayFeatures } from '../../shared/checks/sensitive/given-away.ts';
import { type Example, trainLogistic } from '../../shared/learn/logistic.ts';
import { packModel } from '../../shared/learn/packed-model.ts';
import { seededRandom } from '../../shared/learn/random.ts';
import { confidentialExamples, openExamples } from '../../test/shared/checks/confidential-examples.ts';
import { harmless, implied } from '../../test/shared/checks/confidential-implied.ts';
import { toldInSecret, toldOpenly } from '../../test/shared/checks/confidential-told.ts';
import { unfamiliar, unfamiliarOpen } from '../../test/shared/checks/confidential-unfamiliar.ts';
import { runAsScript } from '../run-as-script.ts';
import { say } from '../say.ts';
import { announcements } from './announcements.ts';
import { everydaySentences } from './everyday-sentences.ts';
import { openMessages } from './open-messages.ts';
import { headlines, ordinaryPosts } from './ordinary-posts.ts';
import { plainAnnouncements } from './plain-announcements.ts';
import { secretMessages } from './secret-messages.ts';

const folder = resolve(process.env.HATCHECK_DATA ?? '../shared/data');
const options = { bits: givenAwayBits, epochs: 8, rate: 0.3, decay: 1e-4 } as const;
/** Of each kind of posts drawn from our own patterns. */
const drawn = 1500;
/** How much a post counts beside a message: there are many more of them. */
const weightOfPost = 0.1;
const weightOfTalk = 0.3;

/**
 * Trains assets/models/confidential.json: our own messages that give something away against our own that do not, and
 * against ordinary posts. The same data gives the same file.
 */
async function train(): Promise<void> {
  const posts = [...(await postsOf('sentiment-general.csv')), ...(await postsOf('sentiment-brands.csv'))];
  const examples = [
    ...labelled([...confidentialExamples, ...implied, ...toldInSecret, ...unfamiliar, ...secretMessages], 1, 1),
    ...labelled([...openExamples, ...harmless, ...toldOpenly, ...unfamiliarOpen, ...openMessages, ...announcements], 0, 1),
    ...labelled([...posts, ...ordinaryPosts(drawn), ...headlines(drawn)], 0, weightOfPost),
    ...labelled(everydaySentences(drawn), 0, weightOfTalk),
    ...labelled(plainAnnouncements(drawn), 0, weightOfPost),
  ];
  const model = trainLogistic(examples, { ...options, random: seededRandom(1) });
  const file = resolve(import.meta.dirname, '../../assets/models/confidential.json');
  await writeModelFile(file, packModel('confidential', givenAwayBits, model));
  say(`Learned from ${examples.length} texts.`);
}

async function postsOf(name: string): Promise<readonly string[]> {
  return (await readCsv(folder, name)).map(({ text = '' }) => text);
}

function labelled(texts: readonly string[], label: 0 | 1, weight: number): readonly Example[] {
  return texts.map((text) => ({ features: givenAwayFeatures(text.replace(/’/g, "'").toLowerCase()), label, weight }));
}

runAsScript(import.meta.url, train);
