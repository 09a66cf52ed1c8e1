import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from "@payloadcms/richtext-lexical";
import { LINKED_COLLECTIONS, SHOWN_COLLECTIONS } from "./rich-text-problem";

/** Features of the editor, limited to what our HTML converter renders. */
export const richTextFeatures = [
  ParagraphFeature(),
  HeadingFeature({ enabledHeadingSizes: ["h2", "h3", "h4"] }),
  BoldFeature(),
  ItalicFeature(),
  UnderlineFeature(),
  StrikethroughFeature(),
  OrderedListFeature(),
  UnorderedListFeature(),
  BlockquoteFeature(),
  HorizontalRuleFeature(),
  LinkFeature({ enabledCollections: [...LINKED_COLLECTIONS] }),
  UploadFeature({ enabledCollections: [...SHOWN_COLLECTIONS] }),
  FixedToolbarFeature(),
  InlineToolbarFeature(),
];

/** The editor of every rich text. */
export const editor = lexicalEditor({ features: richTextFeatures });
