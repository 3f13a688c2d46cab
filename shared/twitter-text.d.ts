/** The two functions of the official library that are used, by the files they are in: the rest of it links texts for pages. */
declare module 'twitter-text/dist/parseTweet.js' {
  // biome-ignore lint/style/noDefaultExport: so the file exports it.
  export default function parseTweet(text: string): { readonly weightedLength: number };
}

declare module 'twitter-text/dist/extractUrlsWithIndices.js' {
  // biome-ignore lint/style/noDefaultExport: so the file exports it.
  export default function extractUrlsWithIndices(
    text: string,
  ): readonly { readonly url: string; readonly indices: readonly [number, number] }[];
}
