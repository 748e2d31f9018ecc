import { language } from './texts'

const zh = {
  address: '收货地址',
  check: '请核对收货地址，无误后商家发货',
  until: (time: string) => `${time} 前`,
  right: '地址无误',
  change: '修改地址',
  tryChange: '申请改址',
  late: '订单已交给发货，会尽力联系快递改派，不保证成功。',
  name: '收件人',
  phone: '电话',
  region: '省 市 区',
  street: '详细地址',
  submit: '提交',
  cancel: '取消',
  failed: '没有成功，请稍后再试',
  states: {
    TO_COPY: '已改为新地址',
    APPLIED: '已改为新地址',
    INTERCEPTING: '正在联系快递改派，结果会告诉您',
    REDIRECTED: '已改派到新地址',
    FAILED: '没能拦截，包裹仍送往原地址',
  } as Record<string, string>,
}

const en: typeof zh = {
  address: 'Address',
  check: 'Is the address right? Then the shop ships the order.',
  until: (time) => `until ${time}`,
  right: 'It is right',
  change: 'Change it',
  tryChange: 'Ask for another address',
  late: 'The order is with whoever ships it. We try to have the parcel led elsewhere and cannot promise it.',
  name: 'Receiver',
  phone: 'Phone',
  region: 'Province, city, district',
  street: 'Street and number',
  submit: 'Send',
  cancel: 'Cancel',
  failed: 'That did not work; please try again later',
  states: {
    TO_COPY: 'Goes to the new address',
    APPLIED: 'Goes to the new address',
    INTERCEPTING: 'We are asking the carrier; you will hear of it',
    REDIRECTED: 'Led to the new address',
    FAILED: 'Could not be stopped; the parcel goes to the former address',
  },
}

export const words = language.startsWith('zh') ? zh : en
