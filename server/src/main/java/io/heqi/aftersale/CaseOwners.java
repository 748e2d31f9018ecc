package io.heqi.aftersale;

import io.heqi.conversation.MessageLog;
import io.heqi.shared.AccountId;
import io.heqi.shared.ConversationId;
import io.heqi.shared.MerchantId;
import io.heqi.staff.Members;
import io.heqi.staff.Roles;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds who looks after a case, so that none is ever nobody's.
@Component
class CaseOwners {

  private final Members members;
  private final Roles roles;
  private final MessageLog log;
  private final CaseRepository cases;

  CaseOwners(Members members, Roles roles, MessageLog log, CaseRepository cases) {
    this.members = members;
    this.roles = roles;
    this.log = log;
    this.cases = cases;
  }

  /// The agent who has the conversation; else of those who may handle cases one who is there,
  /// with the fewest open ones, by id where that is even.
  AccountId of(MerchantId merchant, @Nullable ConversationId conversation) {
    var able = able(merchant);
    if (conversation != null) {
      var assignee =
          log.row(merchant, conversation)
              .map(row -> row.assignee())
              .filter(account -> able.containsKey(account));
      if (assignee.isPresent()) {
        return assignee.get();
      }
    }
    var loads = cases.loads(merchant);
    return able.values().stream()
        .min(
            Comparator.comparingInt(CaseOwners::farness)
                .thenComparing(member -> loads.getOrDefault(member.id(), 0))
                .thenComparing(member -> member.id().value()))
        .map(Members.MemberView::id)
        .orElseThrow(() -> new IllegalStateException("Nobody handles cases of " + merchant));
  }

  private Map<AccountId, Members.MemberView> able(MerchantId merchant) {
    Set<UUID> handling =
        roles.list(merchant).stream()
            .filter(role -> role.permissions().contains(AfterSalePermissions.HANDLE.code()))
            .map(Roles.RoleView::id)
            .collect(Collectors.toSet());
    var active = members.list(merchant).stream().filter(Members.MemberView::active).toList();
    var able = active.stream().filter(member -> handling.contains(member.role())).toList();
    return (able.isEmpty() ? active : able)
        .stream().collect(Collectors.toMap(Members.MemberView::id, member -> member));
  }

  private static int farness(Members.MemberView member) {
    return switch (member.state()) {
      case ONLINE -> 0;
      case BUSY, BREAK -> 1;
      case AWAY -> 2;
      case OFFLINE -> 3;
    };
  }
}
