package io.heqi.staff.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.foundation.web.Created;
import io.heqi.shared.AccountId;
import io.heqi.shared.Page;
import io.heqi.shared.Permission;
import io.heqi.shared.ShopId;
import io.heqi.shared.TeamId;
import io.heqi.staff.AuditLog;
import io.heqi.staff.Level;
import io.heqi.staff.Members;
import io.heqi.staff.PresenceState;
import io.heqi.staff.Presences;
import io.heqi.staff.Roles;
import io.heqi.staff.ServiceStage;
import io.heqi.staff.Teams;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class StaffController {

  private final Members members;
  private final Roles roles;
  private final Teams teams;
  private final Presences presences;
  private final AuditLog audit;

  StaffController(Members members, Roles roles, Teams teams, Presences presences, AuditLog audit) {
    this.members = members;
    this.roles = roles;
    this.teams = teams;
    this.presences = presences;
    this.audit = audit;
  }

  record AddMemberRequest(
      @NotBlank @Email @Size(max = 200) String email,
      @NotBlank @Size(max = 60) String name,
      @Nullable @Size(max = 128) String password,
      @NotNull UUID role,
      @NotNull Level level) {}

  record ChangeMemberRequest(
      @NotBlank @Size(max = 60) String name,
      @NotNull UUID role,
      @NotNull Level level,
      boolean active) {}

  record RoleRequest(
      @NotBlank @Size(max = 60) String name, @NotNull @Size(max = 200) Set<String> permissions) {}

  record TeamRequest(
      @NotBlank @Size(max = 60) String name,
      @NotEmpty List<ServiceStage> stages,
      @NotNull @Size(max = 500) List<ShopId> shops,
      @NotNull @Size(max = 500) List<AccountId> members) {

    Teams.SaveTeam command(@Nullable TeamId id) {
      return new Teams.SaveTeam(id, name, stages, shops, members);
    }
  }

  record LimitRequest(@Min(1) @Max(200) int limit) {}

  record PresenceRequest(@NotNull PresenceState state) {}

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/members")
  List<Members.MemberView> members(@AuthenticationPrincipal Actor actor) {
    return members.list(actor.merchant());
  }

  @OpenTo("staff.manage")
  @PostMapping("/members")
  @ResponseStatus(HttpStatus.CREATED)
  Created addMember(
      @AuthenticationPrincipal Actor actor, @Valid @RequestBody AddMemberRequest request) {
    return new Created(
        members
            .add(
                actor,
                new Members.AddMember(
                    request.email().strip(),
                    request.name().strip(),
                    chosen(request.password()),
                    request.role(),
                    request.level()))
            .value());
  }

  private static @Nullable String chosen(@Nullable String password) {
    return password == null || password.isEmpty() ? null : password;
  }

  @OpenTo("staff.manage")
  @PutMapping("/members/{account}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeMember(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID account,
      @Valid @RequestBody ChangeMemberRequest request) {
    members.change(
        actor,
        new AccountId(account),
        new Members.ChangeMember(
            request.name().strip(), request.role(), request.level(), request.active()));
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/permissions")
  List<Permission.Group> permissions() {
    return roles.catalogue();
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/roles")
  List<Roles.RoleView> roles(@AuthenticationPrincipal Actor actor) {
    return roles.list(actor.merchant());
  }

  @OpenTo("staff.manage")
  @PostMapping("/roles")
  @ResponseStatus(HttpStatus.CREATED)
  Created addRole(@AuthenticationPrincipal Actor actor, @Valid @RequestBody RoleRequest request) {
    return new Created(roles.save(actor, null, request.name().strip(), request.permissions()));
  }

  @OpenTo("staff.manage")
  @PutMapping("/roles/{role}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeRole(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID role,
      @Valid @RequestBody RoleRequest request) {
    roles.save(actor, role, request.name().strip(), request.permissions());
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/teams")
  List<Teams.TeamView> teams(@AuthenticationPrincipal Actor actor) {
    return teams.list(actor.merchant());
  }

  @OpenTo("staff.manage")
  @PostMapping("/teams")
  @ResponseStatus(HttpStatus.CREATED)
  Created addTeam(@AuthenticationPrincipal Actor actor, @Valid @RequestBody TeamRequest request) {
    return new Created(teams.save(actor, request.command(null)).value());
  }

  @OpenTo("staff.manage")
  @PutMapping("/teams/{team}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changeTeam(
      @AuthenticationPrincipal Actor actor,
      @PathVariable UUID team,
      @Valid @RequestBody TeamRequest request) {
    teams.save(actor, request.command(new TeamId(team)));
  }

  @OpenTo("staff.manage")
  @DeleteMapping("/teams/{team}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteTeam(@AuthenticationPrincipal Actor actor, @PathVariable UUID team) {
    teams.delete(actor, new TeamId(team));
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/levels")
  Map<Level, Integer> levels(@AuthenticationPrincipal Actor actor) {
    return teams.limits(actor.merchant());
  }

  @OpenTo("staff.manage")
  @PutMapping("/levels/{level}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setLimit(
      @AuthenticationPrincipal Actor actor,
      @PathVariable Level level,
      @Valid @RequestBody LimitRequest request) {
    teams.setLimit(actor, level, request.limit());
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @GetMapping("/presences")
  List<Presences.PresenceView> presences(@AuthenticationPrincipal Actor actor) {
    return presences.list(actor.merchant());
  }

  @OpenTo(OpenTo.SIGNED_IN)
  @PutMapping("/presences/mine")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void choose(@AuthenticationPrincipal Actor actor, @Valid @RequestBody PresenceRequest request) {
    presences.choose(actor, request.state());
  }

  @OpenTo("staff.audit")
  @GetMapping("/audit-entries")
  Page<AuditLog.AuditEntry> audit(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return audit.read(actor, after, limit);
  }
}
