package io.heqi;

import io.heqi.staff.AdminCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Heqi, the customer-service and after-sales desk: one program, one database, one command.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Heqi")
public class HeqiApplication {

  static void main(String[] args) {
    if (args.length > 0 && args[0].equals("admin")) {
      System.exit(AdminCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(HeqiApplication.class, args);
  }
}
