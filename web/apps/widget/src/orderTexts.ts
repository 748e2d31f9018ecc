import { language } from './texts'

const zh = {
  order: '订单',
  noOrders: '还没有查到您的订单，可以用订单号查找。',
  moreOrders: '更多订单',
  askOrder: '咨询这个订单',
  notScanned: '快递还没有更新轨迹',
  findOrder: '查找其他订单',
  orderNumber: '订单号',
  lastDigits: '收件手机号后四位',
  find: '查找',
  proofs: {
    MISMATCH: '订单号与手机号后四位对不上，请检查后再试',
    TOO_MANY: '试的次数太多了，请稍后再试或联系人工客服',
  } as Record<string, string>,
  parcels: {
    WAITING: '待揽收',
    MOVING: '运输中',
    OUT_FOR_DELIVERY: '派送中',
    DELIVERED: '已签收',
    HELD_UP: '派送异常',
    RETURNING: '退回中',
    RETURNED: '已退回',
  } as Record<string, string>,
  states: {
    UNPAID: '待付款',
    TO_SHIP: '待发货',
    PARTLY_SHIPPED: '部分发货',
    SHIPPED: '已发货',
    RECEIVED: '已收货',
    COMPLETED: '已完成',
    CLOSED: '已关闭',
  } as Record<string, string>,
  details: '查看订单',
  act: '去处理',
}

const en: typeof zh = {
  order: 'Order',
  noOrders: 'No order of yours is known yet. Find one by its number.',
  moreOrders: 'More orders',
  askOrder: 'Ask about this order',
  notScanned: 'The carrier has not scanned it yet',
  findOrder: 'Find another order',
  orderNumber: 'Order number',
  lastDigits: "Last four digits of the receiver's phone",
  find: 'Find',
  proofs: {
    MISMATCH: 'Number and digits do not match; please check both',
    TOO_MANY: 'Tried too often; try later or ask a person',
  },
  parcels: {
    WAITING: 'not scanned yet',
    MOVING: 'on its way',
    OUT_FOR_DELIVERY: 'out for delivery',
    DELIVERED: 'delivered',
    HELD_UP: 'held up',
    RETURNING: 'coming back',
    RETURNED: 'returned',
  },
  states: {
    UNPAID: 'not paid',
    TO_SHIP: 'to be shipped',
    PARTLY_SHIPPED: 'partly shipped',
    SHIPPED: 'shipped',
    RECEIVED: 'received',
    COMPLETED: 'completed',
    CLOSED: 'called off',
  },
  details: 'See the order',
  act: 'Your turn',
}

export const orderWords = language === 'en' ? en : zh

export const cardStyle = `
.hq .card{width:min(82%,300px);margin:2px 0;padding:9px 12px;border:1px solid var(--line);border-left:3px solid var(--accent);border-radius:12px;background:var(--pane)}
.hq .card p{margin:0 0 3px;overflow-wrap:anywhere}
.hq .card .goods span{min-width:0}
.hq .card .choice{margin-top:4px;border-color:var(--accent);color:var(--accent)}
.hq .card .state{animation:hq-news 1.6s ease-out}
.hq .card .turn{color:var(--accent)}
@keyframes hq-news{from{background:color-mix(in srgb,var(--accent) 28%,transparent)}}
@media (prefers-reduced-motion:reduce){.hq .card .state{animation:none}}
`
