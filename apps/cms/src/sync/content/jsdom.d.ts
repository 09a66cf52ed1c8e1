declare module "jsdom" {
  /** A parsed HTML document. */
  export class JSDOM {
    constructor(html?: string);
    readonly window: { document: Document };
  }
}
