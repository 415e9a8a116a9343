"""Let the database itself refuse a mailing to an address without a confirmed consent (MAIL-1)."""

from django.db import migrations

CREATE = """
CREATE FUNCTION companies_mailing_needs_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM companies_consent
        WHERE id = NEW.permission_id AND purpose = 'newsletter' AND confirmed_at IS NOT NULL AND ended = ''
        AND programme_id = NEW.programme_id AND lower(address) = lower(NEW.to_address);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a mailing needs a consent that was confirmed and not withdrawn' USING ERRCODE = '23514',
            CONSTRAINT = 'companies_mailing_needs_consent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER companies_mailing_needs_consent BEFORE INSERT OR UPDATE OF stream, permission_id ON mail_mail
    FOR EACH ROW WHEN (NEW.stream = 'mailing') EXECUTE FUNCTION companies_mailing_needs_consent();
"""
REMOVE = """
DROP TRIGGER companies_mailing_needs_consent ON mail_mail;
DROP FUNCTION companies_mailing_needs_consent();
"""


class Migration(migrations.Migration):
    """A trigger, because a check constraint cannot look into another table."""

    dependencies = [("companies", "0004_people_and_their_rights"), ("mail", "0003_streams")]

    operations = [migrations.RunSQL(CREATE, REMOVE)]
