package io.heqi.report;

import io.heqi.servicelevel.ReplyFigures;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 《网络部客户咨询表》: what one agent was asked on one day and what came of it, one row for each
/// conversation.
public record InquirySheet(LocalDate day, AccountId agent, String agentName, List<Row> rows) {

  /// @param question the first thing the customer asked on that day, `answer` the first answer to
  ///     it
  /// @param askedAt in `zone`, the shop's
  /// @param note what the agent typed in
  /// @param score the customer's rating, 1 to 5
  public record Row(
      ConversationId conversation,
      long number,
      String platform,
      String shop,
      String customer,
      Instant askedAt,
      ZoneId zone,
      String question,
      String answer,
      Note note,
      ReplyFigures figures,
      @Nullable Integer score) {}

  /// The columns that are typed in; orders will fill them once there are any.
  public record Note(
      String product,
      String questionType,
      String outcome,
      String reason,
      @Nullable LocalDate followUpOn,
      String remark) {

    static final Note EMPTY = new Note("", "", "", "", null, "");
  }
}
