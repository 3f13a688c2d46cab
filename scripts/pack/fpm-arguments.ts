/** What electron-builder asks of `fpm` for a Debian package. */
export type DebRequest = {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly url: string;
  readonly category: string;
  readonly priority: string;
  /** First line: the synopsis; the others: the long description. */
  readonly description: readonly string[];
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  /** `gz` is quick and for trying out; `xz` is small and for release. */
  readonly compression: string;
  /** Shell scripts to run after installing and after removing. */
  readonly afterInstall: string;
  readonly afterRemove: string;
  /** What goes where: a path here, whose content goes to a path in the package. */
  readonly contents: readonly { readonly from: string; readonly to: string }[];
  /** The file to write. */
  readonly target: string;
};

type Options = ReadonlyMap<string, readonly string[]>;

const withoutValue = new Set(['--force', '--debug']);

/**
 * Reads the command line of `fpm` (https://fpm.readthedocs.io/en/latest/cli-reference.html) as electron-builder writes
 * it: options, then `FROM=TO` pairs. Throws for any other target than a Debian package.
 */
export function readFpmArguments(args: readonly string[]): DebRequest {
  const { options, pairs } = split(args);
  const target = one(options, '-t');
  if (target !== 'deb') throw new Error(`Only Debian packages can be built without fpm, and this asks for "${target}". Install fpm.`);
  const lines = one(options, '--description')
    .split('\n')
    .map((line) => line.trim());
  return {
    name: one(options, '--name'),
    version: one(options, '--version'),
    architecture: one(options, '--architecture'),
    maintainer: one(options, '--maintainer'),
    url: one(options, '--url'),
    category: one(options, '--category', 'misc'),
    priority: one(options, '--deb-priority', 'optional'),
    description: lines.filter((line, index) => line !== '' || index === 0),
    depends: options.get('-d') ?? [],
    recommends: options.get('--deb-recommends') ?? [],
    compression: one(options, '--deb-compression', 'xz'),
    afterInstall: one(options, '--after-install'),
    afterRemove: one(options, '--after-remove'),
    contents: pairs.map(readPair),
    target: one(options, '--package'),
  };
}

function split(args: readonly string[]): { readonly options: Options; readonly pairs: readonly string[] } {
  const options = new Map<string, string[]>();
  const pairs: string[] = [];
  const left = [...args];
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (!name.startsWith('-')) pairs.push(name);
    else if (!withoutValue.has(name)) options.set(name, [...(options.get(name) ?? []), left.shift() ?? '']);
  }
  return { options, pairs };
}

function one(options: Options, name: string, otherwise?: string): string {
  const value = options.get(name)?.at(-1) ?? otherwise;
  if (value === undefined) throw new Error(`The call of fpm lacks ${name}.`);
  return value;
}

function readPair(pair: string): { readonly from: string; readonly to: string } {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new Error(`The call of fpm names "${pair}", which is no FROM=TO pair.`);
  return { from: pair.slice(0, equals), to: pair.slice(equals + 1) };
}
