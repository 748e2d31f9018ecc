package io.heqi.merchant.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.merchant.mail.Mail;
import io.heqi.merchant.mail.MailSettings;
import io.heqi.merchant.mail.MailSetup;
import io.heqi.merchant.mail.Mails;
import io.heqi.shared.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class MailController {

  private final MailSetup setup;
  private final Mails mails;
  private final MessageSource texts;

  MailController(MailSetup setup, Mails mails, MessageSource texts) {
    this.setup = setup;
    this.mails = mails;
    this.texts = texts;
  }

  record MailSettingsRequest(
      @NotBlank @Size(max = 200) String host,
      @Min(1) @Max(65_535) int port,
      @NotNull MailSettings.Security security,
      @NotNull @Size(max = 200) String user,
      @Nullable @Size(max = 200) String password,
      @NotBlank @Email @Size(max = 200) String from,
      @NotNull @Size(max = 60) String fromName,
      @NotBlank @Size(max = 300) String home) {}

  /// @param setUp whether a server was named; the rest is empty where none was
  record MailSettingsResponse(
      boolean setUp,
      String host,
      int port,
      MailSettings.Security security,
      String user,
      boolean passwordSet,
      String from,
      String fromName,
      String home) {

    static MailSettingsResponse of(MailSettings known) {
      return new MailSettingsResponse(
          true,
          known.host(),
          known.port(),
          known.security(),
          known.user(),
          !known.password().value().isEmpty(),
          known.from(),
          known.fromName(),
          known.home());
    }

    static MailSettingsResponse none() {
      return new MailSettingsResponse(
          false, "", 587, MailSettings.Security.STARTTLS, "", false, "", "", "");
    }
  }

  record TestMailRequest(@NotBlank @Email @Size(max = 200) String to) {}

  @OpenTo("merchant.settings")
  @GetMapping("/mail-settings")
  MailSettingsResponse settings(@AuthenticationPrincipal Actor actor) {
    return setup.get(actor).map(MailSettingsResponse::of).orElseGet(MailSettingsResponse::none);
  }

  @OpenTo("merchant.settings")
  @PutMapping("/mail-settings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void save(@AuthenticationPrincipal Actor actor, @Valid @RequestBody MailSettingsRequest given) {
    setup.save(
        actor,
        new MailSetup.SaveMailSettings(
            given.host().strip(),
            given.port(),
            given.security(),
            given.user().strip(),
            given.password(),
            given.from().strip(),
            given.fromName().strip(),
            given.home().strip()));
  }

  @OpenTo("merchant.settings")
  @DeleteMapping("/mail-settings")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Actor actor) {
    setup.remove(actor);
  }

  /// Sends a mail by these settings now; where it does not go, the problem says why.
  @OpenTo("merchant.settings")
  @PostMapping("/mail-settings/test")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void test(
      @AuthenticationPrincipal Actor actor,
      @Valid @RequestBody TestMailRequest request,
      Locale locale) {
    mails.sendNow(
        actor,
        new Mail(
            "test:" + Ids.next(),
            request.to(),
            texts.getMessage("merchant.mail-test-subject", null, locale),
            texts.getMessage("merchant.mail-test-text", null, locale)));
  }

  @OpenTo("merchant.settings")
  @GetMapping("/mails")
  List<Mails.MailView> newest(@AuthenticationPrincipal Actor actor) {
    return mails.newest(actor);
  }
}
