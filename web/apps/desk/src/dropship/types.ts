import type { components } from '@heqi/api'

type Schemas = components['schemas']

export type SupplierOrder = Schemas['SupplierOrderView']
export type SupplierOrderState = SupplierOrder['state']
export type SupplierMove = SupplierOrder['open'][number]
export type Claim = Schemas['SupplierClaimView']
export type Look = Schemas['LookView']
export type Supplier = Schemas['SupplierView']
export type Figure = Schemas['FigureView']
export type PlanVersion = Schemas['SupplyPlanResponse']
export type PlanRequest = Schemas['SupplyPlanRequest']
export type AgreementRequest = Schemas['AgreementRequest']

export const slices = ['TO_SEND', 'LATE', 'ON_THE_WAY', 'TO_SETTLE', 'OVER'] as const
export type Slice = (typeof slices)[number]
