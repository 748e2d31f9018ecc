package io.heqi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.shared.Permission;
import io.heqi.shared.RoleTemplate;
import io.heqi.testing.HeqiTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// A merchant that was founded with an older Heqi has after an upgrade the permissions that one
/// founded today has: each that came later is introduced by a migration.
@HeqiTest
class IntroducedPermissionsTest {

  /// What the first roles were made with.
  private static final Set<String> FROM_THE_START =
      Set.of(
          "channel.manage",
          "conversation.export",
          "conversation.read-all",
          "conversation.reply",
          "conversation.supervise",
          "conversation.words",
          "customer.block",
          "customer.edit",
          "customer.reveal",
          "merchant.settings",
          "staff.audit",
          "staff.manage",
          "staff.tokens");

  private static final Pattern INTRODUCED =
      Pattern.compile("call staff\\.introduce\\('([a-z.-]+)', '\\{([A-Z, ]+)}'\\)");

  @Autowired private Roles roles;

  @Test
  void whateverCameLaterIsIntroducedToTheRolesThatHoldItFromTheStart() throws IOException {
    var introduced = introduced();

    assertThat(roles.catalogue().stream().flatMap(group -> group.permissions().stream()))
        .filteredOn(permission -> !FROM_THE_START.contains(permission.code()))
        .isNotEmpty()
        .allSatisfy(
            permission ->
                assertThat(introduced.get(permission.code()))
                    .as(permission.code())
                    .isEqualTo(holders(permission)));
  }

  private static Set<RoleTemplate> holders(Permission permission) {
    return EnumSet.range(permission.from(), RoleTemplate.OWNER);
  }

  private static Map<String, Set<RoleTemplate>> introduced() throws IOException {
    var introduced = new HashMap<String, Set<RoleTemplate>>();
    for (var file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql")) {
      var found = INTRODUCED.matcher(file.getContentAsString(StandardCharsets.UTF_8));
      while (found.find()) {
        introduced.put(
            found.group(1),
            Arrays.stream(found.group(2).split(","))
                .map(String::strip)
                .map(RoleTemplate::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RoleTemplate.class))));
      }
    }
    return introduced;
  }
}
