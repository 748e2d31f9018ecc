package io.heqi.commerce.dropship;

/// A figure of a supplier over a period: the sum of what counts over the sum of what it is measured
/// by. Each is taken from rows that can be looked at. Formulas are those of the scorecard in
/// `docs/drop-shipping.md`.
public enum ScorecardFigure {
  /// Of the orders that were due, those that were sent by then.
  ON_TIME(
      """
      select 'ORDER' as kind, id, number, due_at as at,
        case when shipped_at <= due_at then 1 else 0 end as counted, 1 as measure
      from commerce.supplier_orders
      where merchant_id = ? and supplier_id = ? and due_at >= ? and due_at < ? and due_at <= ?
        and state not in ('REJECTED', 'CANCEL_REQUESTED', 'CANCELLED')
      """),
  /// Of the orders that were sent, those with a claim for wrong or missing goods.
  WRONG_OR_MISSING(ofFault("WRONG_OR_MISSING")),
  /// Of the orders that were sent, those with a claim for their quality.
  QUALITY(ofFault("QUALITY")),
  /// How many hours an answer to a claim took, on average over those that were answered.
  ANSWER_HOURS(
      """
      select 'CLAIM' as kind, id, number, answered_at as at,
        round(extract(epoch from answered_at - opened_at)::numeric / 3600, 2) as counted, 1 as measure
      from commerce.supplier_claims
      where merchant_id = ? and supplier_id = ? and answered_at >= ? and answered_at < ? and answered_at <= ?
      """),
  /// Of the money that was asked of the supplier for faults and damage, what came in.
  RECOVERY(
      """
      select 'CLAIM' as kind, id, number, ended_at as at, recovered as counted,
        goods + freights + compensation - restock_fee as measure
      from commerce.supplier_claims
      where merchant_id = ? and supplier_id = ? and ended_at >= ? and ended_at < ? and ended_at <= ?
        and state = 'SETTLED' and ground <> 'CHANGE_OF_MIND'
      """);

  private final String rows;

  ScorecardFigure(String rows) {
    this.rows = rows;
  }

  private static String ofFault(String ground) {
    return """
    select 'ORDER' as kind, o.id, o.number, o.shipped_at as at,
      case when exists (
        select from commerce.supplier_claims c
        where c.merchant_id = o.merchant_id and c.supplier_order_id = o.id and c.ground = '%s'
          and c.state <> 'WITHDRAWN') then 1 else 0 end as counted, 1 as measure
    from commerce.supplier_orders o
    where o.merchant_id = ? and o.supplier_id = ? and o.shipped_at >= ? and o.shipped_at < ? and o.shipped_at <= ?
    """
        .formatted(ground);
  }

  /// What it is made of. Parameters: merchant, supplier, begin, end, now.
  String rows() {
    return rows;
  }
}
