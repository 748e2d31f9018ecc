package io.heqi.report;

import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was typed into the inquiry sheets.
@Repository
class InquiryNotes {

  private final JdbcClient jdbc;

  InquiryNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<ConversationId, InquirySheet.Note> of(MerchantId merchant, AccountId agent, LocalDate day) {
    var notes = new HashMap<ConversationId, InquirySheet.Note>();
    jdbc.sql(
            """
            select conversation_id, product, question_type, outcome, reason, follow_up_on, remark
            from report.inquiry_notes where merchant_id = ? and day = ? and agent_id = ?
            """)
        .params(merchant.value(), day, agent.value())
        .query(
            row -> {
              notes.put(
                  new ConversationId(row.getObject(1, UUID.class)),
                  new InquirySheet.Note(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getObject(6, LocalDate.class),
                      row.getString(7)));
            });
    return notes;
  }

  void put(
      MerchantId merchant,
      AccountId agent,
      LocalDate day,
      ConversationId conversation,
      InquirySheet.Note note) {
    jdbc.sql(
            """
            insert into report.inquiry_notes (merchant_id, conversation_id, day, agent_id, product, question_type,
              outcome, reason, follow_up_on, remark)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (merchant_id, conversation_id, day, agent_id) do update set
              product = excluded.product, question_type = excluded.question_type, outcome = excluded.outcome,
              reason = excluded.reason, follow_up_on = excluded.follow_up_on, remark = excluded.remark
            """)
        .param(merchant.value())
        .param(conversation.value())
        .param(day)
        .param(agent.value())
        .param(note.product())
        .param(note.questionType())
        .param(note.outcome())
        .param(note.reason())
        .param(note.followUpOn())
        .param(note.remark())
        .update();
  }
}
