import { assertNever } from '../../shared/assert-never.ts';
import { type ExportEntry, type ExportSource, ocsfEvent } from '../../shared/export/ocsf-event.ts';

export type ExportFormat = 'ocsf' | 'otlp';

/** What is sent, and as what. */
export interface WrittenExport {
  readonly body: string;
  readonly contentType: string;
}

/** OCSF as one JSON object a line; OTLP as one request, whose library is read at first use. */
export async function writeExport(format: ExportFormat, entries: readonly ExportEntry[], source: ExportSource): Promise<WrittenExport> {
  switch (format) {
    case 'ocsf': {
      const lines = entries.map((entry) => `${JSON.stringify(ocsfEvent(entry, source))}\n`);
      return { body: lines.join(''), contentType: 'application/x-ndjson' };
    }
    case 'otlp': {
      const { otlpRequest } = await import('./otlp.ts');
      return { body: `${otlpRequest(entries, source)}\n`, contentType: 'application/json' };
    }
    default:
      return assertNever(format);
  }
}

/** Where an export goes: collectors of OTLP take logs at `/v1/logs` (OTLP specification, "OTLP/HTTP Request"). */
export function sinkAddress(url: string, format: ExportFormat): string {
  return format === 'ocsf' || url.endsWith('/v1/logs') ? url : `${url.replace(/\/+$/, '')}/v1/logs`;
}
