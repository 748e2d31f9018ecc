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
  youSaid: '您的回答：',
  answers: {
    FINE: '都很好',
    PROBLEM: '有问题',
    NOT_RECEIVED: '没收到',
    NO_MORE: '别再问我',
  } as Record<string, string>,
  holdings: '优惠券和积分',
  coupon: (worth: string, from: string) => worth + (from ? ` · 满 ${from} 可用` : ' · 无门槛'),
  daysLeft: (days: number) => (days < 1 ? '今天到期' : `还剩 ${days} 天`),
  copy: '复制',
  copied: '已复制',
  code: (code: string) => `券码 ${code}`,
  points: (points: string) => `积分 ${points}`,
  movements: '积分明细',
  more: '更多',
  noMovements: '还没有积分变动',
  contacts: '主动联系',
  contactsAre: '商家可能会主动联系您（催付、核对地址、物流提醒、回访）。回复您的咨询不受影响。',
  refuse: '不要主动联系我',
  refused: '您已选择不被主动联系，马上生效。',
  allow: '可以联系我',
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
  youSaid: 'You said:',
  answers: {
    FINE: 'All is well',
    PROBLEM: 'Something is wrong',
    NOT_RECEIVED: 'It did not arrive',
    NO_MORE: 'Do not ask me again',
  },
  holdings: 'Coupons and points',
  coupon: (worth, from) => worth + (from ? ` · from ${from}` : ' · any purchase'),
  daysLeft: (days) => (days < 1 ? 'ends today' : days === 1 ? '1 day left' : `${days} days left`),
  copy: 'Copy',
  copied: 'Copied',
  code: (code) => `Code ${code}`,
  points: (points) => `${points} points`,
  movements: 'Movements of points',
  more: 'More',
  noMovements: 'No movements yet',
  contacts: 'Being contacted',
  contactsAre:
    'The shop may contact you by itself: unpaid orders, addresses, parcels, a question after delivery. Answers to what you ask are not touched.',
  refuse: 'Do not contact me',
  refused: 'You asked not to be contacted. This holds at once.',
  allow: 'You may contact me',
}

export const orderWords = language === 'en' ? en : zh

export const cardStyle = `
.hq .ask{align-self:stretch}.hq .ask .choices{max-width:none}.hq .ask .choice{padding:4px 11px}.hq .ask .choice[disabled]{opacity:.5}
.hq .holdings{margin-top:14px;padding:10px 12px;border:1px solid var(--line);border-radius:12px;background:var(--pane)}
.hq .holdings h4{margin:0 0 6px;font-size:14px}
.hq .holdings p{margin:4px 0}
.hq .coupon{display:flex;align-items:center;gap:10px;padding:8px 0;border-top:1px dashed var(--line)}
.hq .coupon:first-of-type{border-top:0}
.hq .coupon div{flex:1;min-width:0;overflow-wrap:anywhere}
.hq .coupon b{display:block}
.hq .coupon .choice{flex:none;border-color:var(--accent);color:var(--accent)}
.hq .moves{margin:6px 0 0;padding:0;list-style:none}
.hq .moves li{display:flex;gap:10px;padding:3px 0;font-size:12px}
.hq .moves li span:first-child{flex:1;color:var(--soft)}
.hq .moves b{font-variant-numeric:tabular-nums}
.hq .card{width:min(82%,300px);margin:2px 0;padding:9px 12px;border:1px solid var(--line);border-radius:12px;background:var(--pane)}
.hq .card p{margin:0 0 3px;overflow-wrap:anywhere}
.hq .goods>b,.hq .goods>span+span{flex:none}
.hq .card .state b{display:inline-block}.hq .card .state b::first-letter{text-transform:uppercase}
.hq .card .choice{margin-top:4px;border-color:var(--accent);color:var(--accent)}
.hq .card .state{animation:hq-news 1.6s ease-out}
.hq .card .turn{color:var(--accent)}
@keyframes hq-news{from{background:color-mix(in srgb,var(--accent) 28%,transparent)}}
@media (prefers-reduced-motion:reduce){.hq .card .state{animation:none}}
`
