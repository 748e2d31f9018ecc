package io.heqi.doors;

import static io.heqi.doors.Example.BARE;
import static io.heqi.doors.Example.body;
import static io.heqi.doors.Example.query;

import java.util.Map;

/// The right use of every door that needs more than the ids in its path.
final class Examples {

  private static final String OWN = "one's own, nobody else's affair";
  private static final String LINE = "the line itself stands in the conversation, with its author";

  private static final String PROOF = "the present password is wrong";

  private static final String CHANNEL =
      """
      {"shop": "{shop}", "kind": "WEBHOOK", "name": "自有系统", "allowedOrigins": [], "enabled": true}
      """;
  private static final String MAPPING =
      """
      {"talk": "会话", "customer": "买家", "time": "时间", "sender": "发送方", "customerWords": ["买家"],
        "content": "内容", "zone": "Asia/Shanghai"}
      """;
  private static final String SHOP =
      """
      {"name": "新店", "platform": "OWN_PAGES", "zone": "Asia/Shanghai", "responsibleDepartment": "客服部",
        "greeting": "", "outOfHoursAnswer": "", "closeAfterSilenceHours": 24, "reopenWithinHours": 72,
        "maxTextLength": 4000}
      """;
  private static final String TEAM =
      """
      {"name": "售前", "stages": ["PRE_SALE"], "shops": ["{shop}"], "members": ["{account}"]}
      """;
  private static final String LATER =
      """
      {"text": "到货了", "at": "{soon}", "unlessCustomerWrites": true}
      """;
  private static final String WEBHOOK =
      """
      {"name": "订单系统", "address": "http://127.0.0.1:9/", "events": ["MESSAGE_RECEIVED"],
        "shops": ["{shop}"], "enabled": false}
      """;
  private static final String ITEM =
      """
      {"kind": "ARTICLE", "title": "几天发货{unique}", "questions": ["多久发货"], "scene": "物流",
        "answers": [{"shops": ["{shop}"], "channels": [], "minVip": 0, "product": "",
          "parts": [{"text": "48 小时内"}]}],
        "terms": {"inHelp": false}}
      """;
  private static final String FLOW =
      """
      {"name": "查物流{unique}", "questions": ["快递到哪了"], "shops": ["{shop}"], "start": "a", "nodes": [
        {"id": "a", "kind": "SAY", "text": "您好", "value": "", "action": "", "inputs": {},
          "exits": [{"key": "next", "label": ""}], "x": 0, "y": 0}]}
      """;
  private static final String CLAIM =
      """
      {"type": "REFUND_ONLY", "reason": "NO_LONGER_WANT", "parts": [{"line": 0, "quantity": 1}],
        "condition": "SEALED", "received": false}
      """;
  private static final String PARCEL_LIMITS =
      """
      {"limits": {"firstScan": 24, "movement": 48, "forget": 720, "tellWithin": 24, "tellAtOnce": ["STUCK"],
        "notices": {"NOT_SCANNED": "还没揽收", "STUCK": "包裹停滞", "HELD_UP": "包裹被留", "RETURNING": "正在退回",
          "RETURNED": "已退回"}}}
      """;
  private static final String FOLLOW_UP_RULES =
      """
      {"rules": {"on": false, "after": 72, "within": 48, "invite": false, "askText": "收到了吗", "inviteText": "欢迎评价"}}
      """;
  private static final String REMINDER_RULES =
      """
      {"rules": {"on": false, "after": 30, "again": 360, "most": 2, "chat": true, "call": true,
        "closesAfter": 1440, "stopBefore": 60, "attribution": 1440, "text": "有一笔订单还没有付款",
        "guides": {"NOT_ENOUGH_BALANCE": "换一种付款方式", "REFUSED_BY_BANK": "换一张卡", "LIMIT_REACHED": "调整限额",
          "PAGE_FAILS": "重新进入", "DOES_NOT_KNOW_HOW": "步骤如下", "CHANGED_MIND": "没关系", "OTHER": "发给我们看看"}}}
      """;

  private static final String RELEASE_RULES =
      """
      {"rules": {"verify": false, "confirmWithin": 6, "unconfirmed": "HELD", "ask": true, "askText": "请核对地址",
        "redirectedText": "已改派", "failedText": "没能拦截"}}
      """;
  private static final String NEW_RECEIVER =
      """
      {"name": "林小满", "phone": "13800138001", "region": "上海市 徐汇区", "address": "漕溪北路 1 号"}
      """;
  private static final String POLICY =
      """
      {"policy": {"noReasonDays": 7, "faultDays": 15, "exchangeDays": 15, "repairDays": 0, "priceDays": 0,
        "freeReturn": false, "freeShippingFrom": 99, "freight": 8, "excluded": [], "returnAddress": "",
        "text": "七天无理由"}}
      """;
  private static final String LIMITS =
      """
      {"limits": {"answerUnshipped": 24, "answerShipped": 48, "answerOther": 48, "unanswered": "AGREED",
        "sendingCloses": false, "consider": 48, "sendBack": 168, "receive": 240, "receiveSigned": 72, "fromMidnight": false,
        "inspect": 48, "ship": 72, "confirmReceipt": 240, "dispute": 168, "decide": 120, "refund": 72,
        "mendRefund": 48, "confirmMoney": 72, "warn": 6, "offers": 3, "applications": 5,
        "largeAmount": 1000, "headStart": 6}}
      """;
  private static final String ORDER_COLUMNS =
      """
      {"mapping": {"columns": {"NUMBER": 0, "STATE": 1, "PLACED_AT": 2, "TITLE": 3, "PRICE": 4},
        "words": {"待发货": "TO_SHIP"}, "dates": "YEAR_FIRST", "zone": "Asia/Shanghai", "addsRows": false}}
      """;
  private static final String ORDERS =
      """
      {"orders": [{"number": "N{unique}", "toldAt": "2026-11-20T08:00:00Z", "state": "TO_SHIP",
        "amounts": {"goods": 99, "total": 99, "paid": 99}, "times": {"placed": "2026-11-20T07:00:00Z"},
        "lines": [{"title": "水杯", "quantity": 1, "price": 99, "amount": 99}]}]}
      """;
  private static final String PRODUCTS =
      """
      {"products": [{"number": "P{unique}", "toldAt": "2026-11-20T08:00:00Z", "title": "水杯",
        "facts": [{"name": "容量", "value": "350 ml"}], "variants": [{"name": "青瓷色", "price": 39, "stock": 12}]}]}
      """;
  private static final String SALES_POLICY =
      """
      {"kind": "PROMOTION", "title": "满减{unique}", "words": "满 299 减 30", "products": ["P1"]}
      """;
  private static final String CROSS_SELL_RULES =
      """
      {"rules": {"on": true, "within": 720, "attribution": 168, "leastTogether": 5, "bands": [{"from": 100,
        "gift": "发带"}], "text": "\\u007bgoods} 与您买的很配", "pairReason": "同色系",
        "togetherReason": "常一起买", "couponText": "附优惠券", "giftText": "附赠品"}}
      """;
  private static final String GATEWAY =
      """
      {"appKey": "app", "secrets": {"APP_SECRET": "s", "ACCESS_TOKEN": "t"}, "daysBack": 7, "enabled": true}
      """;
  private static final String SUPPLIER =
      """
      {"name": "供应商{unique}", "contact": "陈师傅", "phone": "13900139000", "returnAddress": "义乌", "active": true}
      """;
  private static final String SUPPLY_PLAN =
      """
      {"assignment": "SHOP", "supplier": "{supplier}", "agreements": [{"supplier": "{supplier}", "shipHours": 48,
        "returnsTo": "SUPPLIER", "goods": [{"code": "SW-01", "price": 80}]}]}
      """;
  private static final String COMPENSATION =
      """
      {"clientId": "{unique}", "kind": "CASH", "worth": 5, "gift": "", "reason": "LATE", "note": "晚到三天"}
      """;
  private static final String COMPENSATION_RULES =
      """
      {"rules": {"limits": {"AGENT": {"each": 20, "perOrder": 30, "perDay": 200}}, "pointWorth": 0.01, "texts":
        {"COUPON": "送您优惠券", "POINTS": "送您积分", "CASH": "补您钱", "GIFT": "送您礼物",
         "FREE_EXCHANGE": "运费我们出"}}}
      """;
  private static final String COUPON_KIND =
      """
      {"name": "致歉券{unique}", "worth": 10, "spendFrom": 0, "days": 30, "active": true}
      """;
  private static final String PERIOD = "from=2026-11-19T00:00:00Z&until=2026-11-21T00:00:00Z";
  private static final String ROLE = "{\"name\": \"角色\", \"permissions\": []}";

  static final Map<String, Example> TABLE =
      Map.ofEntries(
          Map.entry(
              "POST /api/attachments",
              BARE.withFile("一个文件").unaudited("nobody sees it until it is said")),
          Map.entry(
              "POST /api/access-tokens",
              body("{\"name\": \"进销存\", \"permissions\": [\"staff.tokens\"]}")),
          Map.entry(
              "POST /api/conversations/{conversation}/later-replies", body(LATER).unaudited(LINE)),
          Map.entry("PUT /api/later-replies/{laterReply}", body(LATER).unaudited(LINE)),
          Map.entry("DELETE /api/later-replies/{laterReply}", BARE.unaudited(OWN)),
          Map.entry(
              "POST /api/conversations/{conversation}/whispers",
              body("{\"text\": \"慢慢说\"}").answering(409).unaudited("nobody is there to hear it")),
          Map.entry(
              "PUT /api/mail-settings",
              body(
                  """
                  {"host": "127.0.0.1", "port": 9, "security": "NONE", "user": "", "password": "",
                    "from": "desk@shop.test", "fromName": "", "home": "https://desk.shop.test"}
                  """)),
          Map.entry(
              "POST /api/mail-settings/test",
              body("{\"to\": \"a@shop.test\"}").answering(422).unaudited("no server answers")),
          Map.entry("PUT /api/mentions/seen", body("{}").unaudited(OWN)),
          Map.entry(
              "PUT /api/own-account/password",
              body("{\"present\": \"wrong\", \"chosen\": \"another-Password-2\"}")
                  .answering(403)
                  .unaudited(PROOF)),
          Map.entry(
              "POST /api/own-account/second-factor",
              body("{\"password\": \"wrong\"}").answering(403).unaudited(PROOF)),
          Map.entry(
              "POST /api/own-account/second-factor/removal",
              body("{\"password\": \"wrong\"}").answering(403).unaudited(PROOF)),
          Map.entry(
              "PUT /api/own-account/second-factor",
              body("{\"code\": \"000000\"}").answering(409).unaudited("nothing was prepared")),
          Map.entry(
              "DELETE /api/own-account/sessions/{id}",
              BARE.answering(404).unaudited("there is no other session")),
          Map.entry(
              "POST /api/replays",
              body("{\"transcript\": \"{transcript}\", \"speed\": 1, \"atOnce\": 1}")
                  .answering(409)
                  .unaudited("the transcript was never imported")),
          Map.entry(
              "DELETE /api/replays/{replay}", BARE.answering(404).unaudited("nothing is played")),
          Map.entry(
              "PUT /api/shops/{shop}/page-rules",
              body("{\"rules\": [{\"pattern\": \"/sale\", \"team\": \"{team}\"}]}")),
          Map.entry(
              "POST /api/demo/removal",
              body("{\"name\": \"和气小铺\"}").answering(409).unaudited("this is no demo")),
          Map.entry("POST /api/webhooks", body(WEBHOOK)),
          Map.entry("PUT /api/webhooks/{webhook}", body(WEBHOOK)),
          Map.entry(
              "POST /api/webhooks/{webhook}/pings", BARE.unaudited("it changes nothing here")),
          Map.entry(
              "POST /api/webhooks/{webhook}/repetitions",
              body("{}").answering(409).unaudited("nothing had failed")),
          Map.entry(
              "PUT /api/shops/{shop}/bot",
              body(
                  """
                  {"enabled": false, "name": "小和", "precision": 0.95, "vipToPeople": 0, "moneyToPeople": 500,
                    "angryFirst": true}
                  """)),
          Map.entry(
              "POST /api/conversations/{conversation}/suggestions/{item}",
              body("{\"result\": \"OFFERED\"}").unaudited("counts only")),
          Map.entry(
              "GET /api/conversations/{conversation}/knowledge/search",
              query("?text=%E5%8F%91%E8%B4%A7")),
          Map.entry(
              "PUT /api/knowledge-items/{item}/praise", BARE.unaudited("a colleague's liking")),
          Map.entry(
              "DELETE /api/knowledge-items/{item}/praise", BARE.unaudited("a colleague's liking")),
          Map.entry(
              "POST /api/conversations/{conversation}/scripts/{item}",
              BARE.answering(404).unaudited("counts only; the item is no script")),
          Map.entry(
              "POST /api/conversations/{conversation}/scripts/{item}/uses",
              body("{\"result\": \"ACCEPTED\"}").unaudited("counts only")),
          Map.entry(
              "DELETE /api/conversations/{conversation}/mark/MOOD",
              BARE.answering(409).unaudited("nothing is marked")),
          Map.entry(
              "POST /api/bot/unanswered/adoptions",
              body("{\"item\": \"{offeredItem}\", \"question\": \"多久能到{unique}\", \"lines\": []}")),
          Map.entry("POST /api/bot/unanswered/dismissals", body("{\"lines\": []}")),
          Map.entry(
              "POST /api/bot/comparisons",
              body(
                  """
                  {"item": "{offeredItem}", "answer": 0, "parts": [{"text": "签收后七天内可退"}], "difference": 10}
                  """)),
          Map.entry("POST /api/bot/comparisons/{comparison}/end", body("{\"replace\": false}")),
          Map.entry("POST /api/bot/flows", body(FLOW)),
          Map.entry("PUT /api/bot/flows/{flow}", body("{\"seen\": 1, \"flow\": " + FLOW + "}")),
          Map.entry(
              "DELETE /api/bot/flows/{flow}/publication", BARE.unaudited("it is not on offer")),
          Map.entry(
              "POST /api/bot/flow-trials",
              body("""
              {"start": "", "nodes": [], "place": {"node": "", "known": {}, "misses": 0}, "text": "",
                "picture": false, "outcome": ""}
              """)
                  .unaudited("nothing is kept")),
          Map.entry(
              "PUT /api/bot/model",
              body(
                  """
                  {"protocol": "OLLAMA", "address": "http://127.0.0.1:9", "model": "qwen", "timeoutSeconds": 1,
                    "tokensADay": 0, "answersCustomers": false, "helpsAgents": false, "agreed": false}
                  """)),
          Map.entry(
              "POST /api/bot/model/trial", BARE.answering(422).unaudited("nobody answers there")),
          Map.entry(
              "POST /api/conversations/{conversation}/rewriting",
              body("{\"text\": \"好的\", \"tone\": \"KINDER\"}")
                  .answering(422)
                  .unaudited("there is no model")),
          Map.entry(
              "POST /api/conversations/{conversation}/summary",
              BARE.answering(422).unaudited("there is no model")),
          Map.entry("POST /api/knowledge-items", body(ITEM)),
          Map.entry("PUT /api/knowledge-items/{item}", body(ITEM)),
          Map.entry(
              "POST /api/knowledge-items/{offeredItem}/questions",
              body("{\"question\": \"多久能发{unique}\"}")),
          Map.entry(
              "GET /api/knowledge-items/search",
              query("?question=%E5%8F%91%E8%B4%A7&shop={shop}").emptyToStrangers()),
          Map.entry("GET /api/knowledge-items/file", query("?format=CSV")),
          Map.entry("GET /api/knowledge-imports/template", query("?format=XLSX")),
          Map.entry("POST /api/knowledge-imports", BARE.withFile("标题,回答\n几天发货,两天\n")),
          Map.entry(
              "POST /api/knowledge-imports/{knowledgeImport}/taking", body("{\"as\": \"DRAFT\"}")),
          Map.entry("PUT /api/shops/{shop}/help-page", body("{\"enabled\": true}")),
          Map.entry("GET /api/knowledge-items/alike", query("?title=%E5%8F%91%E8%B4%A7")),
          Map.entry("POST /api/channels", body(CHANNEL)),
          Map.entry("PUT /api/channels/{channel}", body(CHANNEL)),
          Map.entry(
              "GET /api/conversations",
              query("?view=QUEUE&shop={shop}&assignee={account}").emptyToStrangers()),
          Map.entry(
              "POST /api/conversations/bulk",
              body("{\"conversations\": [\"{conversation}\"], \"action\": \"CLOSE\"}")
                  .emptyToStrangers()),
          Map.entry("GET /api/conversations/search", query("?query=%E5%9C%A8%E5%90%97")),
          Map.entry(
              "PUT /api/conversations/{conversation}/assignment", body("{\"agent\": \"{agent}\"}")),
          Map.entry(
              "PUT /api/conversations/{conversation}/draft",
              body("{\"body\": \"您好\"}").unaudited(OWN)),
          Map.entry("GET /api/conversations/{conversation}/file", query("?format=TEXT")),
          Map.entry(
              "POST /api/conversations/{conversation}/merge",
              body("{\"into\": \"{otherConversation}\"}")),
          Map.entry(
              "POST /api/conversations/{conversation}/messages/{seq}/delivery",
              BARE.answering(409).unaudited("nothing had failed")),
          Map.entry(
              "POST /api/conversations/{conversation}/needs-no-answer",
              body("{\"reason\": \"只是道谢\"}")),
          Map.entry(
              "POST /api/conversations/{conversation}/notes",
              body("{\"text\": \"老客户\", \"mentioned\": [\"{account}\"]}").unaudited(LINE)),
          Map.entry(
              "POST /api/conversations/{conversation}/replies",
              body("{\"clientId\": \"{unique}\", \"kind\": \"TEXT\", \"body\": \"在的\"}")
                  .unaudited(LINE)),
          Map.entry(
              "PUT /api/conversations/{conversation}/snooze", body("{\"until\": \"{soon}\"}")),
          Map.entry("PUT /api/conversations/{conversation}/tags", body("{\"tags\": [\"催单\"]}")),
          Map.entry(
              "POST /api/conversations/{conversation}/transfers",
              body("{\"agent\": \"{account}\", \"note\": \"请接手\"}")),
          Map.entry(
              "PUT /api/customers/{customer}",
              body("{\"name\": \"小雨\", \"vipLevel\": 1, \"tags\": [], \"note\": \"\"}")),
          Map.entry("POST /api/customers/{customer}/disclosures", body("{\"reason\": \"核对收货电话\"}")),
          Map.entry("PUT /api/customers/{customer}/block", body("{\"reason\": \"谩骂\"}")),
          Map.entry("PUT /api/shops/{shop}/orders", body(ORDERS)),
          Map.entry("GET /demo-shop/picture", query("?of=dress")),
          Map.entry("PUT /api/shops/{shop}/products", body(PRODUCTS)),
          Map.entry(
              "GET /api/shops/{shop}/page-product", query("?address=https://shop.example/P1")),
          Map.entry("GET /api/products/{product}/pictures/{place}", BARE.answering(404)),
          Map.entry("POST /api/shops/{shop}/sales-policies", body(SALES_POLICY)),
          Map.entry(
              "PUT /api/sales-policies/{policy}",
              body("{\"version\": 1, \"says\": " + SALES_POLICY + "}")),
          Map.entry("PUT /api/shops/{platformShop}/gateway", body(GATEWAY)),
          Map.entry(
              "POST /api/shops/{connectedShop}/gateway/trial",
              BARE.answering(422).unaudited("nobody answers there")),
          Map.entry(
              "PUT /api/shops/{shop}/payments-back",
              body(
                  """
                  {"payments": [{"reference": "R{unique}", "orderNumber": "N1", "amount": 9.90, "currency": "CNY",
                    "paidAt": "2026-11-20T08:00:00Z"}]}
                  """)),
          Map.entry(
              "GET /api/shops/{shop}/refund-differences",
              query("?from=2026-11-19T00:00:00Z&until=2026-11-21T00:00:00Z")),
          Map.entry(
              "DELETE /api/customers/{customer}/contact-refusal",
              BARE.unaudited("nothing was refused")),
          Map.entry(
              "POST /api/customers/{customer}/calls",
              body(
                  """
                  {"clientId": "{unique}", "shop": "{shop}", "purpose": "PARCEL_NOTICE", "note": "已致电，无人接听"}
                  """)),
          Map.entry(
              "POST /api/shops/{shop}/contact-rules",
              body(
                  """
                  {"rules": {"quietFrom": "22:00", "quietUntil": "08:00", "mostPerDay": 1, "mostPerWeek": 3}}
                  """)),
          Map.entry("POST /api/shops/{shop}/parcel-limits", body(PARCEL_LIMITS)),
          Map.entry("POST /api/shops/{shop}/release-rules", body(RELEASE_RULES)),
          Map.entry("GET /api/releases", query("?state=WAITING")),
          Map.entry("POST /api/shops/{shop}/reminder-rules", body(REMINDER_RULES)),
          Map.entry("GET /api/payment-reminders", query("?filter=DUE")),
          Map.entry(
              "GET /api/payment-reminders/figures",
              query("?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z")),
          Map.entry(
              "POST /api/orders/{unpaidOrder}/payment-reminder", body("{\"way\": \"TELEPHONE\"}")),
          Map.entry(
              "POST /api/orders/{order}/payment-faults",
              body("{\"fault\": \"PAGE_FAILS\", \"send\": false}")),
          Map.entry("POST /api/shops/{shop}/follow-up-rules", body(FOLLOW_UP_RULES)),
          Map.entry("POST /api/shops/{shop}/cross-sell-rules", body(CROSS_SELL_RULES)),
          Map.entry(
              "PUT /api/shops/{shop}/goods-pairs",
              body(
                  """
                  {"pairs": [{"product": "P1", "goesWith": "P9", "reason": "同色系"}]}
                  """)),
          Map.entry("POST /api/orders/{paidOrder}/cross-sell", body("{\"products\": [\"P9\"]}")),
          Map.entry(
              "GET /api/cross-sell-offers/figures",
              query("?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z")),
          Map.entry("GET /api/follow-ups", query("?state=WAITING")),
          Map.entry(
              "GET /api/follow-ups/figures",
              query("?from=2026-11-01T00:00:00Z&until=2026-12-01T00:00:00Z")),
          Map.entry(
              "POST /api/orders/{arrivedOrder}/follow-up/answer",
              body("{\"answer\": \"PROBLEM\"}")),
          Map.entry("POST /api/tasks/{paymentCall}/phone-disclosures", BARE),
          Map.entry("PUT /api/tasks/{task}/owner", body("{\"owner\": \"{agent}\"}")),
          Map.entry("DELETE /api/tasks/{task}/owner", BARE.unaudited("nobody had it")),
          Map.entry("POST /api/tasks/{task}/notes", body("{\"text\": \"下午再打\"}")),
          Map.entry(
              "POST /api/tasks/{task}/completion",
              body("{\"result\": \"NOT_REACHED\", \"note\": \"\"}")),
          Map.entry("POST /api/orders/{heldOrder}/release", BARE),
          Map.entry("POST /api/orders/{heldOrder}/hold", body("{\"note\": \"等客户回电\"}")),
          Map.entry("POST /api/orders/{order}/address-changes", body(NEW_RECEIVER)),
          Map.entry(
              "POST /api/address-changes/{addressChange}/end",
              body("{\"state\": \"REDIRECTED\", \"note\": \"快递已改派\"}")),
          Map.entry(
              "POST /api/address-changes/{addressChange}/disclosures",
              body("{\"reason\": \"联系快递改派\"}")),
          Map.entry(
              "POST /api/parcel-troubles/notices", body("{\"troubles\": [\"{parcelTrouble}\"]}")),
          Map.entry(
              "POST /api/parcel-troubles/ends", body("{\"troubles\": [\"{parcelTrouble}\"]}")),
          Map.entry("POST /api/shops/{shop}/return-policies", body(POLICY)),
          Map.entry(
              "GET /api/aftersale-causes", query("?by=PRODUCT&from={day}&to={day}&shop={shop}")),
          Map.entry(
              "GET /api/aftersale-causes/cases",
              query("?by=REASON&from={day}&to={day}&shop={shop}")),
          Map.entry(
              "GET /api/aftersale-causes/file",
              query("?by=CARRIER&from={day}&to={day}&shop={shop}&format=CSV")),
          Map.entry(
              "PUT /api/aftersale-cases/{case}/findings",
              body("{\"batches\": [{\"line\": 0, \"batch\": \"B-{unique}\"}], \"freight\": 8}")),
          Map.entry("GET /api/aftersale-proposals", BARE.emptyToStrangers()),
          Map.entry(
              "POST /api/aftersale-proposals",
              body(
                  """
                  {"clientId": "{unique}", "row": null, "subject": "马克杯", "kind": "PACKAGING", "observation": "",
                    "text": "加一层气泡膜", "owner": "{agent}", "due": "{day}"}
                  """)),
          Map.entry(
              "POST /api/aftersale-proposals/{proposal}/end",
              body("{\"state\": \"DROPPED\", \"result\": \"已换供应商\"}")),
          Map.entry("POST /api/orders/{order}/compensations", body(COMPENSATION)),
          Map.entry(
              "POST /api/compensations/{waitingCompensation}/decision",
              body("{\"granted\": false, \"note\": \"与政策不符\"}")),
          Map.entry(
              "POST /api/compensations/{owedCompensation}/settlement",
              body("{\"reference\": \"PAY-7\"}")),
          Map.entry(
              "POST /api/compensations/{ownCompensation}/withdrawal",
              body("{\"note\": \"客户不要了\"}")),
          Map.entry("GET /api/compensations", BARE.emptyToStrangers()),
          Map.entry("GET /api/compensations/waiting", BARE.emptyToStrangers()),
          Map.entry("POST /api/shops/{shop}/compensation-rules", body(COMPENSATION_RULES)),
          Map.entry(
              "POST /api/shops/{shop}/coupon-kinds",
              body("{\"source\": \"OWN\", \"currency\": \"CNY\", \"kind\": " + COUPON_KIND + "}")),
          Map.entry("PUT /api/coupon-kinds/{couponKind}", body(COUPON_KIND)),
          Map.entry(
              "POST /api/coupon-kinds/{couponKind}/codes", body("{\"codes\": [\"MORE{unique}\"]}")),
          Map.entry(
              "POST /api/customers/{customer}/points",
              body("{\"clientId\": \"{unique}\", \"change\": 50, \"note\": \"会员日\"}")),
          Map.entry("POST /api/coupons/{coupon}/withdrawal", body("{\"note\": \"发错了\"}")),
          Map.entry(
              "POST /api/coupon-redemptions",
              body("{\"code\": \"{couponCode}\", \"orderNumber\": \"N{unique}\"}")),
          Map.entry("POST /api/shops/{shop}/aftersale-limits", body(LIMITS)),
          Map.entry(
              "POST /api/shops/{shop}/instant-refund-rules",
              body(
                  """
                  {"rules": {"on": false, "when": "SENT_BACK", "upTo": 1000, "raisedFrom": 0, "raisedUpTo": 1500,
                    "mostAtOnce": 1, "mostCases": 5}}
                  """)),
          Map.entry("GET /api/recoveries", BARE.emptyToStrangers()),
          Map.entry(
              "PUT /api/shops/{shop}/platform-cases",
              body(
                  """
                  {"cases": [{"number": "P{unique}", "orderNumber": "N{unique}", "type": "REFUND_ONLY", "state": "PENDING_MERCHANT",
                    "amount": 10.00, "currency": "CNY", "updatedAt": "2026-11-01T00:00:00Z"}]}
                  """)),
          Map.entry("GET /api/platform-cases", query("?filter=OPEN").emptyToStrangers()),
          Map.entry("GET /api/platform-cases/counts", BARE.emptyToStrangers()),
          Map.entry(
              "POST /api/recoveries/{case}/end",
              body("{\"recovered\": 0, \"note\": \"算了\"}")
                  .answering(404)
                  .unaudited("nothing was given out before the goods were back")),
          Map.entry(
              "POST /api/orders/{order}/aftersale-choices",
              body(CLAIM).unaudited("a question, which changes nothing")),
          Map.entry(
              "POST /api/orders/{order}/aftersale-cases",
              body("{\"clientId\": \"{unique}\", \"claim\": " + CLAIM + "}")),
          Map.entry(
              "POST /api/aftersale-cases/{case}/moves",
              body("{\"move\": \"REFUSE\", \"version\": 1, \"note\": \"已经发出\"}")),
          Map.entry(
              "POST /api/aftersale-cases/{case}/evidence",
              body("{\"attachment\": \"{attachment}\"}")
                  .answering(404)
                  .unaudited("somebody else uploaded the file")),
          Map.entry("GET /api/aftersale-cases/{case}/evidence/{attachment}", BARE.answering(404)),
          Map.entry(
              "PUT /api/aftersale-cases/{case}/liability",
              body("{\"liable\": \"CARRIER\", \"note\": \"外箱破损\"}")),
          Map.entry(
              "PUT /api/aftersale-case-owners",
              body("{\"cases\": [\"{case}\"], \"owner\": \"{account}\"}")),
          Map.entry(
              "POST /api/order-imports",
              query("?shop={shop}").withFile("订单号,订单状态,商品名称\nA1,待发货,围巾\n")),
          Map.entry(
              "POST /api/order-imports/{orderImport}/preview",
              body("{}").unaudited("looking changes nothing")),
          Map.entry("POST /api/order-imports/{orderImport}/run", body(ORDER_COLUMNS)),
          Map.entry(
              "POST /api/conversations/{conversation}/cards",
              body("{\"clientId\": \"{unique}\", \"kind\": \"ORDER\", \"id\": \"{order}\"}")
                  .answering(422)
                  .unaudited("the order is another customer's")),
          Map.entry(
              "POST /api/parcel-events",
              body(
                  """
                  {"events": [{"carrier": "顺丰", "number": "SF{unique}", "at": "2026-11-20T08:00:00Z", "text": "已揽收"}]}
                  """)),
          Map.entry("GET /api/orders/search", query("?text=2026112")),
          Map.entry("POST /api/orders/{order}/disclosures", body("{\"reason\": \"核对收货地址\"}")),
          Map.entry(
              "DELETE /api/customers/{customer}/orders/{order}",
              BARE.answering(404).unaudited("it was never linked")),
          Map.entry(
              "POST /api/imports",
              query("?shop={shop}").withFile("会话,买家,时间,发送方,内容\n1,a,2026-11-19 10:00:00,买家,在吗\n")),
          Map.entry("POST /api/imports/{transcript}/run", body(MAPPING)),
          Map.entry("GET /api/inquiry-sheets/{day}/{agent}/file", query("?format=CSV")),
          Map.entry("GET /api/deals", query("?from={day}&to={day}&agent={agent}&shop={shop}")),
          Map.entry("GET /api/deals/totals", query("?from={day}&to={day}")),
          Map.entry("GET /api/deals/file", query("?from={day}&to={day}&format=CSV")),
          Map.entry("POST /api/deals/recounts", body("{\"from\": \"{day}\", \"to\": \"{day}\"}")),
          Map.entry("PUT /api/deals/{deal}/remark", body("{\"remark\": \"老客户 {unique}\"}")),
          Map.entry(
              "POST /api/deals/{deal}/attributions",
              body("{\"byRule\": false, \"agent\": \"{agent}\", \"note\": \"电话里成交\"}")),
          Map.entry("GET /api/deal-figures", query("?from={day}&to={day}")),
          Map.entry("GET /api/deal-figures/inquirers", query("?from={day}&to={day}&agent={agent}")),
          Map.entry(
              "POST /api/shops/{shop}/attribution-rules",
              body(
                  """
                  {"rules": {"days": 1, "pick": "LAST", "bots": false, "refundsOff": false}}
                  """)),
          Map.entry(
              "PUT /api/inquiry-sheets/{day}/{agent}/rows/{servedConversation}",
              body(
                  """
                  {"product": "水杯", "questionType": "", "outcome": "", "reason": "", "remark": ""}
                  """)),
          Map.entry("PUT /api/levels/{level}", body("{\"limit\": 12}")),
          Map.entry(
              "POST /api/members",
              body(
                  """
                  {"email": "m{unique}@test.heqi", "name": "新人", "role": "{role}", "level": "JUNIOR"}
                  """)),
          Map.entry(
              "PUT /api/members/{account}",
              body(
                  "{\"name\": \"小陈\", \"role\": \"{role}\", \"level\": \"SENIOR\", \"active\":"
                      + " true}")),
          Map.entry("POST /api/members/{account}/link", body("{\"purpose\": \"RESET\"}")),
          Map.entry("PUT /api/presences/mine", body("{\"state\": \"BREAK\"}").unaudited(OWN)),
          Map.entry(
              "POST /api/reply-clocks/{shop}/versions",
              body(
                  """
                  {"warnSeconds": 60, "breachSeconds": 180, "from": "08:00", "through": "23:00"}
                  """)),
          Map.entry("GET /api/reply-figures", query("?day={day}")),
          Map.entry("POST /api/roles", body(ROLE)),
          Map.entry("PUT /api/roles/{role}", body(ROLE)),
          Map.entry(
              "POST /api/supplier-portal/orders/{supplierOrder}/moves",
              body("{\"move\": \"ACCEPT\", \"version\": 1}")),
          Map.entry(
              "POST /api/supplier-portal/claims/{supplierClaim}/answer",
              body("{\"version\": 1, \"verdict\": \"IN_FULL\"}")),
          Map.entry("POST /api/suppliers", body(SUPPLIER)),
          Map.entry("PUT /api/suppliers/{supplier}", body(SUPPLIER)),
          Map.entry("POST /api/shops/{shop}/supply-plans", body(SUPPLY_PLAN)),
          Map.entry(
              "POST /api/suppliers/{supplier}/accounts",
              body("{\"email\": \"s{unique}@test.heqi\", \"name\": \"陈师傅\"}")),
          Map.entry(
              "PUT /api/supplier-accounts/{supplierAccount}/state", body("{\"active\": false}")),
          Map.entry("GET /api/suppliers/{supplier}/scorecard", query("?" + PERIOD)),
          Map.entry(
              "GET /api/suppliers/{supplier}/scorecard/rows", query("?figure=ON_TIME&" + PERIOD)),
          Map.entry("GET /api/supplier-orders", query("?supplier={supplier}").emptyToStrangers()),
          Map.entry(
              "POST /api/supplier-orders/{supplierOrder}/moves",
              body("{\"move\": \"HOLD\", \"version\": 1}")),
          Map.entry(
              "POST /api/orders/{order}/supplier-orders",
              body("{\"supplier\": \"{supplier}\", \"lines\": [0]}")
                  .answering(422)
                  .unaudited("nothing was agreed with the supplier")),
          Map.entry(
              "POST /api/orders/{order}/supply-checks",
              BARE.unaudited("what follows stands in the supplier orders")),
          Map.entry(
              "DELETE /api/supply-looks/{order}",
              BARE.answering(404).unaudited("nobody has to look at it")),
          Map.entry("GET /api/supplier-claims", query("?supplier={supplier}").emptyToStrangers()),
          Map.entry(
              "POST /api/supplier-claims/{supplierClaim}/moves",
              body("{\"move\": \"SETTLE\", \"version\": 1, \"amount\": 10}")),
          Map.entry("POST /api/shops", body(SHOP)),
          Map.entry("PUT /api/shops/{shop}", body(SHOP)),
          Map.entry("PUT /api/shops/{shop}/forbidden-words", body("{\"words\": [\"加微信\"]}")),
          Map.entry(
              "PUT /api/shops/{shop}/hours",
              body(
                  """
                  {"spans": [{"weekday": 1, "opens": "09:00", "closes": "18:00"}], "holidays": []}
                  """)),
          Map.entry("POST /api/teams", body(TEAM)),
          Map.entry("PUT /api/teams/{team}", body(TEAM)));

  private Examples() {}

  /// The path with the names that a scene knows, where the same name means another thing.
  static String path(Door door) {
    var path = door.path();
    if (path.contains("/rows/{conversation}")) {
      return path.replace("{conversation}", "{servedConversation}");
    }
    if (path.contains("/{shop}/gateway")) {
      var fits = door.method().equals("PUT") && path.endsWith("/gateway");
      return path.replace("{shop}", fits ? "{platformShop}" : "{connectedShop}");
    }
    if (door.method().equals("POST")
        && (path.endsWith("{order}/release") || path.endsWith("{order}/hold"))) {
      return path.replace("{order}", "{heldOrder}");
    }
    if (door.method().equals("POST") && path.contains("{order}/payment-reminder")) {
      return path.replace("{order}", "{unpaidOrder}");
    }
    if (door.method().equals("POST") && path.contains("{order}/cross-sell")) {
      return path.replace("{order}", "{paidOrder}");
    }
    if (door.method().equals("POST") && path.contains("{order}/follow-up")) {
      return path.replace("{order}", "{arrivedOrder}");
    }
    return path.replace("/address-changes/{change}", "/address-changes/{addressChange}")
        .replace("/later-replies/{reply}", "/later-replies/{laterReply}")
        .replace("/mark/{part}", "/mark/MOOD")
        .replace("{item}/questions", "{offeredItem}/questions")
        .replace("/weeks/{week}", "/weeks/2026-W47");
  }

  static Example of(Door door) {
    return TABLE.getOrDefault(door.method() + " " + path(door), BARE);
  }

  /// Makes all that the use of the door names.
  static void fill(Door door, Scene scene) {
    scene.fill(path(door));
    fillRest(door, scene);
  }

  /// Makes what query and body name.
  static void fillRest(Door door, Scene scene) {
    var example = of(door);
    scene.fill(example.query() + String.valueOf(example.body()));
  }
}
