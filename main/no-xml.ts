/**
 * Stands in for the XML libraries of the D-Bus library (`electron.vite.config.ts`). They serve introspection alone, and
 * Hatcheck calls and watches what it knows by name.
 */
class NoXml {
  parse(): never {
    throw new Error('Hatcheck carries no XML reader: D-Bus objects cannot be introspected.');
  }

  build(): never {
    throw new Error('Hatcheck carries no XML writer: it offers nothing on D-Bus.');
  }
}

export { NoXml as XMLParser };
// biome-ignore lint/style/noDefaultExport: the library imports it so.
export default NoXml;
