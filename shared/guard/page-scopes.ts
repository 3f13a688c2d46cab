/** A granted scope that can speak as a page or an organisation makes the whole credential a brand's. */
export function speaksForPages(scopes: readonly string[]): boolean {
  return scopes.some((scope) => /(^|[_.:])(organi[sz]ations?|pages?)([_.:]|$)/i.test(scope));
}
