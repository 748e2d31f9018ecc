/** The cells of a row as the import keeps them: `{talk="k0", sender="", content="…`, cut off where it is long. */
export const cellsOf = (excerpt: string) =>
  [...excerpt.matchAll(/(?:^\{|, )([^={},"]+)="((?:[^"]|"(?!, |\}|$))*)/g)].map(([, name, value]) => ({
    name: name!.trim(),
    value: value!,
  }))
