/** One line of the table. `aim` null: shown, not judged. */
export interface Line {
  readonly what: string;
  readonly ours: string;
  readonly against: string;
  /** Ours by what it is held against, or the value itself where `unit` says so. */
  readonly value: number;
  readonly unit: '×' | 'frames' | 'ms' | '%';
  readonly aim: number | null;
}

/** A plain table for a terminal, and for docs/performance.md as it is. */
export function table(lines: readonly Line[]): string {
  const head = ['what', 'ours', 'held against', 'result', 'aim', ''];
  const rows = lines.map(({ what, ours, against, value, unit, aim }) => {
    const limit = aim === null ? '' : `≤ ${withUnit(aim, unit)}`;
    return [what, ours, against, withUnit(value, unit), limit, aim === null ? '' : value <= aim ? 'met' : 'missed'];
  });
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const draw = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [draw(head), draw(widths.map((width) => '-'.repeat(width))), ...rows.map(draw)].join('\n');
}

export function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}

function withUnit(value: number, unit: Line['unit']): string {
  if (unit === 'ms') return ms(value);
  if (unit === '%') return `${value.toFixed(2)} %`;
  return unit === '×' ? `${value.toFixed(2)}×` : `${value.toFixed(1)} frames`;
}
