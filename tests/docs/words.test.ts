// One thing, one word: what is on the page, on the command line and in the documents is scanned for the words that we do not use.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseAst} from 'vite';
import {expect, test} from 'vitest';

/** A word that is not ours for a thing, and the one that is. */
interface Rule {
  readonly banned: RegExp;
  readonly ours: string;
  /** Files where the word means another thing, or is explained. */
  readonly except: readonly RegExp[];
}

const RULES: readonly Rule[] = [
  {
    banned:
      /\b(the|a|of|by|each|every|all|no|one|first|next|last|chosen|these|which) records?\b|\brecords? (of the run|passes|pass)\b/i,
    ours: 'event, for what happened; a record is how the trace keeps it',
    except: [/^docs\/decisions\//, /^docs\/trace-format\.md$/],
  },
  {banned: /\btrap(s|ped)?\b/i, ours: 'hooked', except: [/^docs\/decisions\//]},
  {
    banned: /\bownership\b|\bhand-?overs?\b/i,
    ours: 'owns and hand-off',
    except: [/^docs\/decisions\//],
  },
  {
    banned: /\bprinted card\b|\b(card|DP8390) as printed\b|\bas printed\b/i,
    ours: 'data sheet',
    except: [/^docs\/decisions\//],
  },
  {banned: /\bpark(s|ed|ing)?\b/i, ours: 'kept, and a guest without the card', except: [/^docs\/decisions\//]},
];

const filesOf = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => name.test(file) && !file.includes('node_modules'));

/** Text that a person may meet: of code its strings and the text of its elements, several words long. */
function shownTexts(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  if (!/\.tsx?$/.test(file)) return text.split('\n');
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const {type, value} = node as {readonly type?: string; readonly value?: unknown};
    if (type === 'ImportDeclaration' || type === 'TSLiteralType') return;
    if ((type === 'JSXText' || type === 'Literal') && typeof value === 'string') found.push(value);
    if (type === 'TemplateElement' && typeof value === 'object' && value !== null && 'cooked' in value)
      found.push(String(value.cooked));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(text, {lang: file.endsWith('x') ? 'tsx' : 'ts'}));
  return found.map((one) => one.replace(/\s+/g, ' ')).filter((one) => one.trim().includes(' '));
}

const FILES = [
  ...filesOf('src/ui', /\.tsx?$/),
  ...filesOf('src/cli', /\.ts$/),
  ...filesOf('src/sim', /\.ts$/),
  ...filesOf('src/kits', /\.ts$/),
  ...filesOf('src/bridge', /\.ts$/),
  ...filesOf('src/scenarios', /\.(ts|json)$/),
  ...filesOf('docs', /\.md$/),
  'README.md',
  'CHANGELOG.md',
].filter((file) => file !== 'src/ui/layout/glossary.ts' && file !== 'docs/panels/palette.md');

/** By file: parsed once for all rules. */
const TEXTS = new Map(FILES.map((file) => [file, shownTexts(file)]));

test.each(RULES)('nowhere is said what $banned finds: it is $ours', ({banned, except}) => {
  const said = [...TEXTS].flatMap(([file, texts]) => {
    if (except.some((one) => one.test(file))) return [];
    return texts.filter((text) => banned.test(text)).map((text) => `${file}: ${text.trim()}`);
  });
  expect(said).toEqual([]);
});
