declare module "jsdom" {
  /** The part of jsdom that tests use; the package has no types. */
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly document: Document };
  }
}
