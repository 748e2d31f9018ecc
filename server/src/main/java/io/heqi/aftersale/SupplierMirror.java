package io.heqi.aftersale;

import io.heqi.commerce.dropship.ClaimGround;
import io.heqi.commerce.dropship.SupplierCases;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the suppliers' side what becomes of a case whose goods somebody else sends. The case waits
/// for nothing that happens there.
@Component
class SupplierMirror {

  private static final Set<Reason> QUALITY =
      EnumSet.of(Reason.QUALITY_ISSUE, Reason.THREE_NO_PRODUCT, Reason.FAKE_PRODUCT);
  private static final Set<Reason> WRONG_OR_MISSING =
      EnumSet.of(Reason.MISSING_PARTS, Reason.SEND_WRONG_GOODS);

  private final SupplierCases suppliers;
  private final CaseRepository cases;

  SupplierMirror(SupplierCases suppliers, CaseRepository cases) {
    this.suppliers = suppliers;
    this.cases = cases;
  }

  /// Goods that a supplier packed are the supplier's affair where they are faulty, wrong or not
  /// there.
  void blameAtFirst(AfterSaleCase c, List<Claim.Part> parts) {
    var isSuppliersFault = QUALITY.contains(c.origin.reason()) || isWrongOrMissing(c);
    if (isSuppliersFault
        && suppliers.isSupplied(c.merchant(), c.origin.order(), pieces(parts).keySet())) {
      c.liable = LiableParty.SUPPLIER;
    }
  }

  void opened(AfterSaleCase c, List<Claim.Part> parts) {
    suppliers.opened(asked(c, pieces(parts)), ground(c));
  }

  void blamed(AfterSaleCase c) {
    suppliers.blamed(asked(c, cases.pieces(c.merchant(), c.id())), ground(c));
  }

  void dropped(AfterSaleCase c) {
    suppliers.dropped(c.merchant(), c.origin.order(), c.id().value());
  }

  Optional<String> returnAddress(AfterSaleCase c) {
    return suppliers.returnAddress(
        c.merchant(), c.origin.order(), cases.pieces(c.merchant(), c.id()).keySet());
  }

  private static SupplierCases.Asked asked(AfterSaleCase c, Map<Integer, Integer> pieces) {
    return new SupplierCases.Asked(
        c.merchant(),
        c.origin.order(),
        c.id().value(),
        pieces,
        c.type.paysBack() && c.type != AfterSaleType.PRICE_PROTECTION,
        c.origin.goodsCame(),
        c.type.takesBack());
  }

  private static Map<Integer, Integer> pieces(List<Claim.Part> parts) {
    return parts.stream()
        .collect(Collectors.toMap(Claim.Part::line, Claim.Part::quantity, Integer::sum));
  }

  /// Null where no supplier answers for it: the merchant described or promised something false,
  /// or it is open who does.
  private static @Nullable ClaimGround ground(AfterSaleCase c) {
    return switch (c.liable) {
      case SUPPLIER, WAREHOUSE ->
          isWrongOrMissing(c) ? ClaimGround.WRONG_OR_MISSING : ClaimGround.QUALITY;
      case CARRIER -> ClaimGround.CARRIER;
      case BUYER -> ClaimGround.CHANGE_OF_MIND;
      case MERCHANT, PLATFORM, NONE -> null;
      case null -> null;
    };
  }

  private static boolean isWrongOrMissing(AfterSaleCase c) {
    return WRONG_OR_MISSING.contains(c.origin.reason());
  }
}
