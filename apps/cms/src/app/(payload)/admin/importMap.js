import { TenantField as TenantField_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ProductFacts as ProductFacts_9e16281de6f7a4c50ab41c36f075ba65 } from '../../../admin/commerce/product-facts'
import { ProductSummary as ProductSummary_b6cd2a9fd876fa7bf8b1505d1ebfafa7 } from '../../../admin/commerce/product-summary'
import { DocumentSync as DocumentSync_13401e2c3bbbb5c0f389e7581ebed1ab } from '../../../admin/sync/document-sync'
import { Nothing as Nothing_13956415d5cfe2e20c98a186a05a3919 } from '../../../admin/commerce/nothing'
import { PictureCell as PictureCell_8a6fa5afcaec6a466d01b16097d2f543 } from '../../../admin/commerce/picture-cell'
import { PriceCell as PriceCell_9ec5984bd7fbf9f9fde4b88cda6ca9d9 } from '../../../admin/commerce/price-cell'
import { StatusCell as StatusCell_626c425c94db1d4fbe065128583668a8 } from '../../../admin/commerce/status-cell'
import { AssignTenantFieldTrigger as AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { ColorField as ColorField_56598ec8717bc3128617ee116309516f } from '../../../admin/fields/color-field'
import { DomainProofs as DomainProofs_243b2a2b56b912a45027b21e8ed47e02 } from '../../../admin/domains/domain-proofs'
import { JsonField as JsonField_776859d7cc69f7c8a7c6fd4605218bac } from '../../../admin/fields/json-field'
import { WatchTenantCollection as WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a } from '@payloadcms/plugin-multi-tenant/client'
import { SignOutButton as SignOutButton_c45b8d2d3c3b37fb8a7228c16b65a7e5 } from '../../../admin/sign-on/sign-out-button'
import { Icon as Icon_af63701407855d82d6228bee97b76e08 } from '../../../admin/brand/logo'
import { Logo as Logo_af63701407855d82d6228bee97b76e08 } from '../../../admin/brand/logo'
import { OpenOnePerTenant as OpenOnePerTenant_af5003a06728bdc4e8fe6896b116e638 } from '../../../admin/tenants/open-one-per-tenant'
import { Welcome as Welcome_f3cd392c3f98f2a31848a17fa333f9d6 } from '../../../admin/dashboard/welcome'
import { SignOnButton as SignOnButton_0d2a05bd111764c639d35c8a88b0f595 } from '../../../admin/sign-on/sign-on-button'
import { TenantSelector as TenantSelector_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { TenantSelectionProvider as TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62 } from '@payloadcms/plugin-multi-tenant/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/plugin-multi-tenant/client#TenantField": TenantField_1d0591e3cf4f332c83a86da13a0de59a,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/commerce/product-facts#ProductFacts": ProductFacts_9e16281de6f7a4c50ab41c36f075ba65,
  "/admin/commerce/product-summary#ProductSummary": ProductSummary_b6cd2a9fd876fa7bf8b1505d1ebfafa7,
  "/admin/sync/document-sync#DocumentSync": DocumentSync_13401e2c3bbbb5c0f389e7581ebed1ab,
  "/admin/commerce/nothing#Nothing": Nothing_13956415d5cfe2e20c98a186a05a3919,
  "/admin/commerce/picture-cell#PictureCell": PictureCell_8a6fa5afcaec6a466d01b16097d2f543,
  "/admin/commerce/price-cell#PriceCell": PriceCell_9ec5984bd7fbf9f9fde4b88cda6ca9d9,
  "/admin/commerce/status-cell#StatusCell": StatusCell_626c425c94db1d4fbe065128583668a8,
  "@payloadcms/plugin-multi-tenant/client#AssignTenantFieldTrigger": AssignTenantFieldTrigger_1d0591e3cf4f332c83a86da13a0de59a,
  "/admin/fields/color-field#ColorField": ColorField_56598ec8717bc3128617ee116309516f,
  "/admin/domains/domain-proofs#DomainProofs": DomainProofs_243b2a2b56b912a45027b21e8ed47e02,
  "/admin/fields/json-field#JsonField": JsonField_776859d7cc69f7c8a7c6fd4605218bac,
  "@payloadcms/plugin-multi-tenant/client#WatchTenantCollection": WatchTenantCollection_1d0591e3cf4f332c83a86da13a0de59a,
  "/admin/sign-on/sign-out-button#SignOutButton": SignOutButton_c45b8d2d3c3b37fb8a7228c16b65a7e5,
  "/admin/brand/logo#Icon": Icon_af63701407855d82d6228bee97b76e08,
  "/admin/brand/logo#Logo": Logo_af63701407855d82d6228bee97b76e08,
  "/admin/tenants/open-one-per-tenant#OpenOnePerTenant": OpenOnePerTenant_af5003a06728bdc4e8fe6896b116e638,
  "/admin/dashboard/welcome#Welcome": Welcome_f3cd392c3f98f2a31848a17fa333f9d6,
  "/admin/sign-on/sign-on-button#SignOnButton": SignOnButton_0d2a05bd111764c639d35c8a88b0f595,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelector": TenantSelector_d6d5f193a167989e2ee7d14202901e62,
  "@payloadcms/plugin-multi-tenant/rsc#TenantSelectionProvider": TenantSelectionProvider_d6d5f193a167989e2ee7d14202901e62,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
