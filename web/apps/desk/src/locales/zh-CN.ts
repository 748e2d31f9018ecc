import { gather, type Texts } from '../shell/rooms'

export default gather(
  import.meta.glob<Texts>(
    [
      './zh-CN/*.json',
      '!**/{aftersale,audit,beside,botReport,cause,chart,commerce,comparison,compensation,contact,deal,drawing,dropship,flow,gateway,knowledge,model,offer,orderImport,outreach,parcelTrouble,product,release,reminder,script,supplier,task,timeline}.json',
    ],
    {
      eager: true,
      import: 'default',
    },
  ),
)
