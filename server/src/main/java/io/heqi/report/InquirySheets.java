package io.heqi.report;

import io.heqi.conversation.ConversationPermissions;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.MessageLog;
import io.heqi.conversation.inbox.Lines;
import io.heqi.foundation.security.Actor;
import io.heqi.merchant.ShopView;
import io.heqi.merchant.Shops;
import io.heqi.servicelevel.Replies;
import io.heqi.servicelevel.Turn;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Members;
import io.heqi.survey.Ratings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts the day's inquiry sheets together. An agent sees and fills in their own, a supervisor all.
@Service
public class InquirySheets {

  private final Replies replies;
  private final MessageLog log;
  private final Shops shops;
  private final Members members;
  private final Ratings ratings;
  private final InquiryNotes notes;
  private final Lines lines;
  private final AuditLog audit;

  InquirySheets(
      Replies replies,
      MessageLog log,
      Shops shops,
      Members members,
      Ratings ratings,
      InquiryNotes notes,
      Lines lines,
      AuditLog audit) {
    this.replies = replies;
    this.log = log;
    this.shops = shops;
    this.members = members;
    this.ratings = ratings;
    this.notes = notes;
    this.lines = lines;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public InquirySheet of(Actor by, AccountId agent, LocalDate day) {
    requireOwn(by, agent);
    var merchant = by.merchant();
    var member =
        members.find(merchant, agent).orElseThrow(() -> Refusal.notFound("staff.member-unknown"));
    var served = replies.served(merchant, agent, day);
    var ids = served.stream().map(Replies.Served::conversation).toList();
    var rows =
        log.rows(merchant, ids).stream()
            .collect(Collectors.toMap(ConversationRow::id, Function.identity()));
    var material =
        new Material(
            rows,
            texts(by, served),
            shops.list(merchant).stream()
                .collect(Collectors.toMap(ShopView::id, Function.identity())),
            notes.of(merchant, agent, day),
            ratings.scores(merchant, ids));
    return new InquirySheet(
        day,
        agent,
        member.name(),
        served.stream()
            .filter(s -> rows.containsKey(s.conversation()))
            .map(material::row)
            .toList());
  }

  @Transactional
  public void note(
      Actor by,
      AccountId agent,
      LocalDate day,
      ConversationId conversation,
      InquirySheet.Note note) {
    requireOwn(by, agent);
    var served =
        replies.served(by.merchant(), agent, day).stream()
            .anyMatch(s -> s.conversation().equals(conversation));
    if (!served) {
      throw Refusal.notFound("report.row-unknown");
    }
    notes.put(by.merchant(), agent, day, conversation, note);
    audit.record(by, "report.sheet-noted", conversation, Map.of("agent", agent, "day", day));
  }

  private static void requireOwn(Actor by, AccountId agent) {
    by.require(ConversationPermissions.REPLY);
    if (!by.account().equals(agent)) {
      by.require(ConversationPermissions.SUPERVISE);
    }
  }

  private Map<MessageLog.Place, String> texts(Actor by, List<Replies.Served> served) {
    var places = new ArrayList<MessageLog.Place>();
    for (var one : served) {
      var turn = one.turns().getFirst();
      places.add(new MessageLog.Place(one.conversation(), turn.askedSeq()));
      if (turn.answeredSeq() != null) {
        places.add(new MessageLog.Place(one.conversation(), turn.answeredSeq()));
      }
    }
    var plain = Lines.sees(by);
    return log.at(by.merchant(), places).stream()
        .map(entry -> lines.shown(entry, plain))
        .collect(
            Collectors.toMap(e -> new MessageLog.Place(e.conversation(), e.seq()), Entry::body));
  }

  /// What the rows of one sheet are made of.
  private record Material(
      Map<ConversationId, ConversationRow> rows,
      Map<MessageLog.Place, String> texts,
      Map<ShopId, ShopView> shops,
      Map<ConversationId, InquirySheet.Note> notes,
      Map<ConversationId, Integer> scores) {

    InquirySheet.Row row(Replies.Served served) {
      var row = Objects.requireNonNull(rows.get(served.conversation()));
      var shop = Objects.requireNonNull(shops.get(row.shop()));
      var turn = served.turns().getFirst();
      return new InquirySheet.Row(
          row.id(),
          row.number(),
          shop.platform().name(),
          shop.name(),
          row.customerName(),
          turn.askedAt(),
          ZoneId.of(shop.zone()),
          text(turn, turn.askedSeq()),
          text(turn, turn.answeredSeq()),
          notes.getOrDefault(row.id(), InquirySheet.Note.EMPTY),
          served.figures(),
          scores.get(row.id()));
    }

    private String text(Turn turn, @Nullable Long seq) {
      return seq == null
          ? ""
          : texts.getOrDefault(new MessageLog.Place(turn.conversation(), seq), "");
    }
  }
}
