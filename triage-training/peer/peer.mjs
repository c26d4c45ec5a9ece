// SPDX-License-Identifier: Apache-2.0
// node peer.mjs DIRECTORY: trains NLP.js on the rows of DIRECTORY/rows-LANGUAGE.jsonl whose "how" is trained, asks it about the
// others, and writes verdicts-LANGUAGE.jsonl, one a line in their order, and versions.json. Says nothing of the texts.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangZh } from '@nlpjs/lang-zh';
import { NluNeural } from '@nlpjs/nlu';

const LANGUAGES = { zh: LangZh, en: LangEn };
const TRAINED = 'trained';
const ALARM = 'alarm';
const CALM = 'calm';

const directory = process.argv[2];
if (!directory) {
  console.error('usage: node peer.mjs DIRECTORY');
  process.exit(2);
}

function rows(language) {
  return readFileSync(join(directory, `rows-${language}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line)
    .map((line) => JSON.parse(line));
}

// It learns row by row and would know little but the last source: an order that says nothing of the rows, the same each time.
function mixed(seen) {
  const hash = (row) => createHash('sha256').update(row.text).digest('hex');
  return seen
    .map((row) => [hash(row), row])
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, row]) => row);
}

async function train(language, seen) {
  const container = await containerBootstrap();
  container.use(LANGUAGES[language]);
  const classifier = new NluNeural({ container, locale: language, log: false });
  const { status } = await classifier.train(
    mixed(seen).map((row) => ({ utterance: row.text, intent: row.alarm ? ALARM : CALM })),
  );
  console.error(`NLP.js ${language}: trained on ${seen.length} rows, ${status.iterations} rounds`);
  return classifier;
}

async function judge(classifier, text) {
  const begin = process.hrtime.bigint();
  const { classifications } = await classifier.process(text);
  const nanos = process.hrtime.bigint() - begin;
  return { alarm: classifications[0].intent === ALARM, nanos: Number(nanos) };
}

function versions() {
  const require = createRequire(import.meta.url);
  const own = require('./package.json').dependencies;
  return { 'Node.js': process.versions.node, ...own };
}

for (const language of Object.keys(LANGUAGES)) {
  const all = rows(language);
  const classifier = await train(
    language,
    all.filter((row) => row.how === TRAINED),
  );
  const verdicts = [];
  for (const row of all.filter((each) => each.how !== TRAINED)) {
    verdicts.push(JSON.stringify({ how: row.how, ...(await judge(classifier, row.text)) }));
  }
  writeFileSync(join(directory, `verdicts-${language}.jsonl`), `${verdicts.join('\n')}\n`);
}
writeFileSync(join(directory, 'versions.json'), JSON.stringify(versions()));
