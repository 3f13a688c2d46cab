import { JsonLogsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { LoggerProvider, type LogRecordProcessor, type ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { type ExportEntry, type ExportSource, fieldsOf } from '../../shared/export/ocsf-event.ts';

// Severities of OpenTelemetry's log data model: what was refused or failed is a warning.
const info = { severityNumber: 9, severityText: 'INFO' } as const;
const warning = { severityNumber: 13, severityText: 'WARN' } as const;

/**
 * Entries as one request of OTLP/HTTP in JSON (opentelemetry.io/docs/specs/otlp), made by OpenTelemetry's SDK: the fields
 * of the OCSF event as attributes, by their paths. The request itself is the program's own: the SDK's would go past the system's proxy.
 */
export function otlpRequest(entries: readonly ExportEntry[], source: ExportSource): string {
  const records: ReadableLogRecord[] = [];
  const collect: LogRecordProcessor = {
    onEmit: (record) => void records.push(record),
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const resource = resourceFromAttributes({ 'service.name': 'hatcheck', 'service.version': source.version, 'host.name': source.host });
  const logger = new LoggerProvider({ resource, processors: [collect] }).getLogger('hatcheck.ledger');
  for (const entry of entries) {
    const fields = fieldsOf(entry, source).map(([{ path }, value]) => [`ocsf.${path}`, plain(value)] as const);
    logger.emit({
      // As a date: the SDK takes a number before its own start for one since then.
      timestamp: new Date(entry.wall),
      ...(entry.event.decision === 'refused' || entry.event.decision === 'failed' ? warning : info),
      eventName: `hatcheck.${entry.event.act}`,
      body: `${entry.event.act} ${entry.event.decision}`,
      attributes: { 'log.record.uid': `${source.log}#${entry.seq}`, ...Object.fromEntries(fields) },
    });
  }
  return new TextDecoder().decode(JsonLogsSerializer.serializeRequest(records) ?? new Uint8Array());
}

/** Lists of objects are not attributes that every collector takes: they go as JSON. */
function plain(value: unknown): string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}
