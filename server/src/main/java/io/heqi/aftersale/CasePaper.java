package io.heqi.aftersale;

import io.heqi.commerce.OrderView;
import io.heqi.foundation.document.Sheet;
import io.heqi.merchant.RuleSets;
import io.heqi.shared.AccountId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.Members;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A case as a paper that a platform's judge reads: what was bought, asked, done and promised, in
/// order, with times.
@Component
class CasePaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final MessageSource texts;
  private final Members members;

  CasePaper(MessageSource texts, Members members) {
    this.texts = texts;
    this.members = members;
  }

  /// A file of the pack.
  ///
  /// @param name under which it lies in the pack
  /// @param sha256 of its content, in hexadecimal
  record Exhibit(CaseView.EvidenceView evidence, String name, String sha256) {}

  /// What the paper is made of.
  ///
  /// @param policy the version that held at the purchase
  record Facts(
      MerchantId merchant,
      CaseView view,
      OrderView order,
      RuleSets.Version<ReturnPolicy> policy,
      List<Exhibit> exhibits,
      boolean hasChat,
      ZoneId zone,
      Locale language) {}

  Sheet of(Facts facts) {
    var parts = new ArrayList<Sheet.Part>();
    parts.add(part("case", facts, claim(facts)));
    parts.add(part("order", facts, order(facts)));
    facts
        .order()
        .lines()
        .forEach(
            line ->
                parts.add(
                    part(
                        "goods",
                        facts,
                        "%s %s ×%d  %s"
                            .formatted(
                                line.title(),
                                line.variant(),
                                line.quantity(),
                                line.amount().toPlainString()))));
    facts
        .order()
        .parcels()
        .forEach(parcel -> parts.add(part("parcel", facts, parcel(facts, parcel))));
    var returned = facts.view().returned();
    if (returned != null) {
      parts.add(part("return", facts, returned.carrier() + " " + returned.number()));
    }
    parts.addAll(moves(facts));
    var refund = facts.view().refund();
    if (refund != null) {
      parts.add(
          part(
              "refund",
              facts,
              "%s %s  %s  %s"
                  .formatted(
                      refund.currency(),
                      refund.amount().toPlainString(),
                      refund.reference(),
                      time(refund.settledAt(), facts.zone()))));
    }
    parts.add(part("policy", facts, policy(facts)));
    facts
        .exhibits()
        .forEach(exhibit -> parts.add(part("evidence", facts, exhibit(facts, exhibit))));
    parts.add(
        part(
            "chat",
            facts,
            facts.hasChat()
                ? "chat.pdf, chat.json"
                : texts.getMessage("aftersale.paper.no-chat", null, facts.language())));
    return new Sheet(heading(facts), parts);
  }

  private String heading(Facts facts) {
    return texts.getMessage(
        "aftersale.paper.title",
        new Object[] {
          Long.toString(facts.view().facts().number()), facts.view().facts().orderNumber()
        },
        facts.language());
  }

  private Sheet.Part part(String head, Facts facts, String text) {
    return new Sheet.Part(
        texts.getMessage("aftersale.paper.head." + head, null, facts.language()), text);
  }

  private String claim(Facts facts) {
    var view = facts.view();
    var brief = view.facts();
    var liable = view.liable();
    return "%s · %s · %s · %s %s%s%s%n%s  %s"
        .formatted(
            named("aftersale.type.", brief.type(), facts),
            named("aftersale.state.", brief.state(), facts),
            named("aftersale.paper.reason.", view.reason(), facts),
            brief.currency(),
            brief.amount().toPlainString(),
            " · " + named("aftersale.paper.condition.", view.condition(), facts),
            liable == null ? "" : " · " + named("aftersale.paper.liable.", liable, facts),
            time(brief.appliedAt(), facts.zone()),
            view.text());
  }

  private String order(Facts facts) {
    var order = facts.order();
    var receiver = order.receiver();
    return "%s  %s  %s %s  %s%s"
        .formatted(
            order.number(),
            order.buyerName(),
            order.amounts().currency(),
            order.amounts().paid().toPlainString(),
            time(order.times().placed(), facts.zone()),
            receiver == null
                ? ""
                : "%n%s %s %s".formatted(receiver.name(), receiver.phone(), receiver.region()));
  }

  private static String parcel(Facts facts, OrderView.ParcelView parcel) {
    return parcel.events().stream()
        .map(event -> time(event.at(), facts.zone()) + "  " + event.text())
        .collect(Collectors.joining("\n", parcel.carrier() + " " + parcel.number() + "\n", ""));
  }

  private List<Sheet.Part> moves(Facts facts) {
    Map<AccountId, String> names =
        members.list(facts.merchant()).stream()
            .collect(Collectors.toMap(Members.MemberView::id, Members.MemberView::name));
    return facts.view().moves().stream()
        .map(
            move ->
                part(
                    "move",
                    facts,
                    "%s  %s%s  %s → %s%s"
                        .formatted(
                            time(move.at(), facts.zone()),
                            named("aftersale.paper.party.", move.party(), facts),
                            by(names, move.account()),
                            named("aftersale.paper.move.", move.move(), facts),
                            named("aftersale.state.", move.to(), facts),
                            move.note().isEmpty() ? "" : "\n" + move.note())))
        .toList();
  }

  private static String by(Map<AccountId, String> names, @Nullable AccountId account) {
    return account == null ? "" : " " + names.getOrDefault(account, "");
  }

  private String policy(Facts facts) {
    var version = facts.policy();
    var since =
        version.validFrom().equals(Instant.EPOCH)
            ? texts.getMessage("aftersale.paper.shipped-policy", null, facts.language())
            : texts.getMessage(
                "aftersale.paper.valid-from",
                new Object[] {time(version.validFrom(), facts.zone())},
                facts.language());
    return since + "\n" + version.rules().text();
  }

  private String exhibit(Facts facts, Exhibit exhibit) {
    var evidence = exhibit.evidence();
    return "%s  %s  %s%s%nSHA-256 %s"
        .formatted(
            exhibit.name(),
            named("aftersale.paper.party.", evidence.party(), facts),
            time(evidence.at(), facts.zone()),
            evidence.note().isEmpty() ? "" : "  " + evidence.note(),
            exhibit.sha256());
  }

  private static String time(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }

  private String named(String family, Enum<?> name, Facts facts) {
    return texts.getMessage(
        family + name.name().toLowerCase(Locale.ROOT).replace('_', '-'), null, facts.language());
  }
}
