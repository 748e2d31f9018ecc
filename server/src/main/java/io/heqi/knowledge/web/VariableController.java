package io.heqi.knowledge.web;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.security.OpenTo;
import io.heqi.knowledge.KnowledgePermissions;
import io.heqi.knowledge.variable.Variable;
import io.heqi.knowledge.variable.Variables;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What may stand in scripts as a variable.
@RestController
class VariableController {

  private final Variables variables;
  private final MessageSource texts;

  VariableController(Variables variables, MessageSource texts) {
    this.variables = variables;
    this.texts = texts;
  }

  /// @param code as it stands between braces
  /// @param name what it is
  /// @param example what may stand in its place
  /// @param needs what has to be known to fill it
  record VariableResponse(String code, String name, String example, String needs) {}

  /// By their codes.
  @OpenTo("knowledge.write")
  @GetMapping("/api/script-variables")
  List<VariableResponse> variables(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(defaultValue = "zh-CN") @Pattern(regexp = "zh-CN|en") String lang) {
    actor.require(KnowledgePermissions.WRITE);
    var locale = Locale.forLanguageTag(lang);
    return variables.all().stream().map(variable -> described(variable, locale)).toList();
  }

  private VariableResponse described(Variable variable, Locale locale) {
    return new VariableResponse(
        variable.code(),
        texts.getMessage(variable.words(), null, locale),
        texts.getMessage(variable.words() + "-example", null, locale),
        texts.getMessage(variable.words() + "-needs", null, locale));
  }
}
