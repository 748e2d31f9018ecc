package io.heqi.survey;

import io.heqi.conversation.ChannelKind;
import io.heqi.conversation.ConversationRow;
import io.heqi.conversation.Entry;
import io.heqi.conversation.EventCode;
import io.heqi.conversation.LogFollower;
import io.heqi.conversation.MessageKind;
import io.heqi.conversation.MessageLog;
import io.heqi.shared.MerchantId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Opens an invitation when a conversation in which a person answered is resolved or closed.
@Component
class RatingInviter implements LogFollower {

  private static final Set<String> OVER = Set.of(EventCode.RESOLVED, EventCode.CLOSED);

  private final RatingRepository ratings;
  private final MessageLog log;

  RatingInviter(RatingRepository ratings, MessageLog log) {
    this.ratings = ratings;
    this.log = log;
  }

  @Override
  public String name() {
    return "survey-invitations";
  }

  @Override
  public void follow(List<Entry> entries) {
    entries.stream()
        .filter(entry -> entry.kind() == MessageKind.EVENT && OVER.contains(entry.body()))
        .collect(Collectors.groupingBy(Entry::merchant))
        .forEach(this::invite);
  }

  private void invite(MerchantId merchant, List<Entry> endings) {
    var ids = endings.stream().map(Entry::conversation).distinct().toList();
    var rows =
        log.rows(merchant, ids).stream()
            .filter(RatingInviter::mayBeRated)
            .collect(Collectors.toMap(ConversationRow::id, row -> row));
    for (var ending : endings) {
      var row = rows.get(ending.conversation());
      if (row != null) {
        ratings.invite(row, ending.sentAt());
      }
    }
  }

  static boolean mayBeRated(ConversationRow row) {
    return row.channelKind() == ChannelKind.WIDGET
        && row.firstAnswerSeq() != null
        && row.mergedInto() == null;
  }
}
