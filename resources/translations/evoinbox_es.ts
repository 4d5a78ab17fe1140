<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>EvoInbox</name>
  <message>
   <source> days</source>
   <translation> días</translation>
  </message>
  <message>
   <source> min</source>
   <translation> min</translation>
  </message>
  <message>
   <source> s</source>
   <translation> s</translation>
  </message>
  <message>
   <source> segments</source>
   <translation> segmentos</translation>
  </message>
  <message numerus="yes">
   <source>%n answers</source>
   <translation>
    <numerusform>%n respuesta</numerusform>
    <numerusform>%n respuestas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are known and get what was missing.</source>
   <translation>
    <numerusform>%n ya es conocido y recibe lo que faltaba.</numerusform>
    <numerusform>%n ya son conocidos y reciben lo que faltaba.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are known as they are here.</source>
   <translation>
    <numerusform>%n ya es conocido tal cual.</numerusform>
    <numerusform>%n ya son conocidos tal cual.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n are new.</source>
   <translation>
    <numerusform>%n es nuevo.</numerusform>
    <numerusform>%n son nuevos.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>%n elegida</numerusform>
    <numerusform>%n elegidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n contacts are in {file} now.</source>
   <translation>
    <numerusform>%n contacto está ahora en {file}.</numerusform>
    <numerusform>%n contactos están ahora en {file}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n contacts were imported.</source>
   <translation>
    <numerusform>Se importó %n contacto.</numerusform>
    <numerusform>Se importaron %n contactos.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n conversations</source>
   <translation>
    <numerusform>%n conversación</numerusform>
    <numerusform>%n conversaciones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n conversations that you put off are back</source>
   <translation>
    <numerusform>%n conversación aplazada ha vuelto</numerusform>
    <numerusform>%n conversaciones aplazadas han vuelto</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n could not be read, at lines {lines}.</source>
   <translation>
    <numerusform>%n no se pudo leer, en la línea {lines}.</numerusform>
    <numerusform>%n no se pudieron leer, en las líneas {lines}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n customers wait</source>
   <translation>
    <numerusform>%n cliente espera</numerusform>
    <numerusform>%n clientes esperan</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n have no number that is understood, at lines {lines}.</source>
   <translation>
    <numerusform>%n no tiene un número que se entienda, en la línea {lines}.</numerusform>
    <numerusform>%n no tienen un número que se entienda, en las líneas {lines}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n may be people you know. Tick those who are:</source>
   <translation>
    <numerusform>%n puede ser alguien que conoce. Márquelo si lo es:</numerusform>
    <numerusform>%n pueden ser personas que conoce. Marque las que lo son:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new</source>
   <translation>
    <numerusform>%n nuevo</numerusform>
    <numerusform>%n nuevos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new messages, go to the newest</source>
   <translation>
    <numerusform>%n mensaje nuevo, ir al más reciente</numerusform>
    <numerusform>%n mensajes nuevos, ir al más reciente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts</source>
   <translation>
    <numerusform>%n mensaje nuevo</numerusform>
    <numerusform>%n mensajes nuevos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts from a customer</source>
   <translation>
    <numerusform>%n mensaje nuevo de un cliente</numerusform>
    <numerusform>%n mensajes nuevos de un cliente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new texts from {customers} customers</source>
   <translation>
    <numerusform>%n mensaje nuevo de {customers} clientes</numerusform>
    <numerusform>%n mensajes nuevos de {customers} clientes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n segments</source>
   <translation>
    <numerusform>%n segmento</numerusform>
    <numerusform>%n segmentos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n still waiting</source>
   <translation>
    <numerusform>%n sigue esperando</numerusform>
    <numerusform>%n siguen esperando</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>%n mensaje</numerusform>
    <numerusform>%n mensajes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts are being sent. Wait a moment, or EvoInbox has to find out later whether they arrived.</source>
   <translation>
    <numerusform>Se está enviando un mensaje. Espere un momento o EvoInbox tendrá que averiguar después si llegó.</numerusform>
    <numerusform>Se están enviando %n mensajes. Espere un momento o EvoInbox tendrá que averiguar después si llegaron.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts are in {name}.</source>
   <translation>
    <numerusform>%n mensaje está en {name}.</numerusform>
    <numerusform>%n mensajes están en {name}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts found so far.</source>
   <translation>
    <numerusform>%n mensaje encontrado hasta ahora.</numerusform>
    <numerusform>%n mensajes encontrados hasta ahora.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They are lost.</source>
   <translation>
    <numerusform>Un mensaje aún no ha salido. Se pierde.</numerusform>
    <numerusform>%n mensajes aún no han salido. Se pierden.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you open EvoInbox again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>Un mensaje aún no ha salido. Saldrá cuando vuelva a abrir EvoInbox, y pasados diez minutos le preguntará antes.</numerusform>
    <numerusform>%n mensajes aún no han salido. Saldrán cuando vuelva a abrir EvoInbox, y pasados diez minutos le preguntará antes.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you open this account again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>Un mensaje aún no ha salido. Saldrá cuando vuelva a abrir esta cuenta, y pasados diez minutos le preguntará antes.</numerusform>
    <numerusform>%n mensajes aún no han salido. Saldrán cuando vuelva a abrir esta cuenta, y pasados diez minutos le preguntará antes.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. They leave when you sign in here again, and ask first after ten minutes.</source>
   <translation>
    <numerusform>Un mensaje aún no ha salido. Saldrá cuando vuelva a iniciar sesión aquí, y pasados diez minutos le preguntará antes.</numerusform>
    <numerusform>%n mensajes aún no han salido. Saldrán cuando vuelva a iniciar sesión aquí, y pasados diez minutos le preguntará antes.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts have not left yet. This computer has no keyring, so they are lost when EvoInbox ends.</source>
   <translation>
    <numerusform>Un mensaje aún no ha salido. Este equipo no tiene llavero de claves, así que se perderá al cerrar EvoInbox.</numerusform>
    <numerusform>%n mensajes aún no han salido. Este equipo no tiene llavero de claves, así que se perderán al cerrar EvoInbox.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts in</source>
   <translation>
    <numerusform>%n mensaje recibido</numerusform>
    <numerusform>%n mensajes recibidos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts need you</source>
   <translation>
    <numerusform>%n mensaje requiere su atención</numerusform>
    <numerusform>%n mensajes requieren su atención</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts out</source>
   <translation>
    <numerusform>%n mensaje enviado</numerusform>
    <numerusform>%n mensajes enviados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts so far</source>
   <translation>
    <numerusform>%n mensaje hasta ahora</numerusform>
    <numerusform>%n mensajes hasta ahora</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n unread</source>
   <translation>
    <numerusform>%n sin leer</numerusform>
    <numerusform>%n sin leer</numerusform>
   </translation>
  </message>
  <message>
   <source>(no text; media cannot be shown here)</source>
   <translation>(sin texto; aquí no se pueden mostrar archivos)</translation>
  </message>
  <message>
   <source>({number}) EvoInbox</source>
   <translation>({number}) EvoInbox</translation>
  </message>
  <message>
   <source>({number}) {needing} - EvoInbox</source>
   <translation>({number}) {needing} - EvoInbox</translation>
  </message>
  <message>
   <source>/ in an empty message</source>
   <translation>/ en un mensaje vacío</translation>
  </message>
  <message>
   <source>:name:</source>
   <translation>:nombre:</translation>
  </message>
  <message>
   <source>A conversation that is done comes back when the customer writes again.</source>
   <translation>Una conversación terminada vuelve cuando el cliente escribe de nuevo.</translation>
  </message>
  <message>
   <source>A conversation that is put off comes back when its time has come.</source>
   <translation>Una conversación aplazada vuelve cuando llega su hora.</translation>
  </message>
  <message>
   <source>A country has two letters, for example US or DE.</source>
   <translation>Un país tiene dos letras, por ejemplo US o MX.</translation>
  </message>
  <message>
   <source>A customer’s text would stand here.</source>
   <translation>Aquí estaría el mensaje de un cliente.</translation>
  </message>
  <message>
   <source>A file of EvoInbox on this computer cannot be used. Restart EvoInbox.</source>
   <translation>No se puede usar un archivo de EvoInbox en este equipo. Reinicie EvoInbox.</translation>
  </message>
  <message>
   <source>A file of EvoInbox on this computer was damaged. It was set aside; texts are fetched again.</source>
   <translation>Un archivo de EvoInbox en este equipo estaba dañado. Se apartó; los mensajes se descargan de nuevo.</translation>
  </message>
  <message>
   <source>A name in braces, like {name}, is a field to fill in.</source>
   <translation>Un nombre entre llaves, como {name}, es un campo por completar.</translation>
  </message>
  <message>
   <source>A newer EvoInbox has been installed. You have it when you quit and start again; until then all goes on.</source>
   <translation>Se instaló un EvoInbox más nuevo. Lo tendrá cuando salga y vuelva a iniciar; hasta entonces todo continúa.</translation>
  </message>
  <message>
   <source>A template needs a name and a text.</source>
   <translation>Una plantilla necesita un nombre y un texto.</translation>
  </message>
  <message>
   <source>A text of more segments than these is asked about before it leaves.</source>
   <translation>Antes de enviar un mensaje con más segmentos se le pregunta.</translation>
  </message>
  <message>
   <source>A wait begins with a customer's first text without an answer and ends with the next text to them; it counts where it ends. What is older than a week no longer counts.</source>
   <translation>Una espera empieza con el primer mensaje sin respuesta de un cliente y termina con el siguiente mensaje que recibe; cuenta donde termina. Lo que tiene más de una semana ya no cuenta.</translation>
  </message>
  <message>
   <source>A web page came in place of the service. In a hotel’s or a guests’ network, open a browser and sign in to the network; else check the server’s address.</source>
   <translation>En lugar del servicio llegó una página web. En la red de un hotel o de invitados, abra un navegador e inicie sesión en la red; si no, compruebe la dirección del servidor.</translation>
  </message>
  <message>
   <source>About this text</source>
   <translation>Sobre este mensaje</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Aceptado</translation>
  </message>
  <message>
   <source>Account menu</source>
   <translation>Menú de la cuenta</translation>
  </message>
  <message>
   <source>Accounts</source>
   <translation>Cuentas</translation>
  </message>
  <message>
   <source>Activities</source>
   <translation>Actividades</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Añadir</translation>
  </message>
  <message>
   <source>Add to the dictionary</source>
   <translation>Añadir al diccionario</translation>
  </message>
  <message>
   <source>Advanced</source>
   <translation>Opciones avanzadas</translation>
  </message>
  <message>
   <source>Afghanistan</source>
   <translation>Afganistán</translation>
  </message>
  <message>
   <source>After how long a customer who has not answered your question has gone quiet.</source>
   <translation>Tras cuánto tiempo se considera que un cliente que no respondió a su pregunta se ha quedado en silencio.</translation>
  </message>
  <message>
   <source>Albania</source>
   <translation>Albania</translation>
  </message>
  <message>
   <source>Algeria</source>
   <translation>Argelia</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todas</translation>
  </message>
  <message>
   <source>All caught up</source>
   <translation>Todo al día</translation>
  </message>
  <message>
   <source>All conversations</source>
   <translation>Todas las conversaciones</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>Todos los archivos (*)</translation>
  </message>
  <message>
   <source>All lines</source>
   <translation>Todas las líneas</translation>
  </message>
  <message>
   <source>All texts</source>
   <translation>Todos los mensajes</translation>
  </message>
  <message>
   <source>All texts are searched, back to {day}.</source>
   <translation>Se buscan todos los mensajes, hasta {day}.</translation>
  </message>
  <message>
   <source>All texts, drafts, templates and contacts of everybody who signed in here are removed from this computer, and their keys from its keyring. What the service has stays there; your settings stay here.</source>
   <translation>Se eliminan de este equipo todos los mensajes, borradores, plantillas y contactos de cuantos iniciaron sesión aquí, y sus claves del llavero de claves. Lo que tiene el servicio permanece allí; sus ajustes permanecen aquí.</translation>
  </message>
  <message>
   <source>American Samoa</source>
   <translation>Samoa Americana</translation>
  </message>
  <message>
   <source>Andorra</source>
   <translation>Andorra</translation>
  </message>
  <message>
   <source>Angola</source>
   <translation>Angola</translation>
  </message>
  <message>
   <source>Anguilla</source>
   <translation>Anguila</translation>
  </message>
  <message>
   <source>Animals and plants</source>
   <translation>Animales y plantas</translation>
  </message>
  <message>
   <source>Another number of this person</source>
   <translation>Otro número de esta persona</translation>
  </message>
  <message>
   <source>Another time…</source>
   <translation>Otra hora…</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Respuestas</translation>
  </message>
  <message>
   <source>Antigua &amp; Barbuda</source>
   <translation>Antigua y Barbuda</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Cualquier fecha</translation>
  </message>
  <message>
   <source>Apart by commas: regular, wholesale</source>
   <translation>Separadas por comas: habitual, mayorista</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Apariencia</translation>
  </message>
  <message>
   <source>Argentina</source>
   <translation>Argentina</translation>
  </message>
  <message>
   <source>Armenia</source>
   <translation>Armenia</translation>
  </message>
  <message>
   <source>Aruba</source>
   <translation>Aruba</translation>
  </message>
  <message>
   <source>Ascension Island</source>
   <translation>Isla de la Ascensión</translation>
  </message>
  <message>
   <source>Ask before more than</source>
   <translation>Preguntar si pasa de</translation>
  </message>
  <message>
   <source>Ask if answered</source>
   <translation>Preguntar si ya han respondido</translation>
  </message>
  <message>
   <source>Ask the keyring again</source>
   <translation>Preguntar de nuevo al llavero de claves</translation>
  </message>
  <message>
   <source>Asked for no more texts on this line: “{text}” ({day}).</source>
   <translation>Pidió no recibir más mensajes en esta línea: «{text}» ({day}).</translation>
  </message>
  <message>
   <source>Asks for the passphrase after your screen was locked too.</source>
   <translation>Pide la frase de acceso también después de bloquearse la pantalla.</translation>
  </message>
  <message>
   <source>At all times</source>
   <translation>Siempre</translation>
  </message>
  <message>
   <source>Australia</source>
   <translation>Australia</translation>
  </message>
  <message>
   <source>Austria</source>
   <translation>Austria</translation>
  </message>
  <message>
   <source>Azerbaijan</source>
   <translation>Azerbaiyán</translation>
  </message>
  <message>
   <source>Back to conversations</source>
   <translation>Volver a las conversaciones</translation>
  </message>
  <message>
   <source>Back to the inbox</source>
   <translation>Volver a la bandeja</translation>
  </message>
  <message>
   <source>Bahamas</source>
   <translation>Bahamas</translation>
  </message>
  <message>
   <source>Bahrain</source>
   <translation>Baréin</translation>
  </message>
  <message>
   <source>Bangladesh</source>
   <translation>Bangladés</translation>
  </message>
  <message>
   <source>Barbados</source>
   <translation>Barbados</translation>
  </message>
  <message>
   <source>Belarus</source>
   <translation>Bielorrusia</translation>
  </message>
  <message>
   <source>Belgium</source>
   <translation>Bélgica</translation>
  </message>
  <message>
   <source>Belize</source>
   <translation>Belice</translation>
  </message>
  <message>
   <source>Bell</source>
   <translation>Campana</translation>
  </message>
  <message>
   <source>Benin</source>
   <translation>Benín</translation>
  </message>
  <message>
   <source>Bermuda</source>
   <translation>Bermudas</translation>
  </message>
  <message>
   <source>Bhutan</source>
   <translation>Bután</translation>
  </message>
  <message>
   <source>Bolivia</source>
   <translation>Bolivia</translation>
  </message>
  <message>
   <source>Bosnia &amp; Herzegovina</source>
   <translation>Bosnia y Herzegovina</translation>
  </message>
  <message>
   <source>Both times it must be the same.</source>
   <translation>Las dos veces debe ser la misma.</translation>
  </message>
  <message>
   <source>Both ways</source>
   <translation>En ambos sentidos</translation>
  </message>
  <message>
   <source>Botswana</source>
   <translation>Botsuana</translation>
  </message>
  <message>
   <source>Brazil</source>
   <translation>Brasil</translation>
  </message>
  <message>
   <source>British Indian Ocean Territory</source>
   <translation>Territorio Británico del Océano Índico</translation>
  </message>
  <message>
   <source>British Virgin Islands</source>
   <translation>Islas Vírgenes Británicas</translation>
  </message>
  <message>
   <source>Brunei</source>
   <translation>Brunéi</translation>
  </message>
  <message>
   <source>Bulgaria</source>
   <translation>Bulgaria</translation>
  </message>
  <message>
   <source>Burkina Faso</source>
   <translation>Burkina Faso</translation>
  </message>
  <message>
   <source>Burundi</source>
   <translation>Burundi</translation>
  </message>
  <message>
   <source>By hour</source>
   <translation>Por hora</translation>
  </message>
  <message>
   <source>By line</source>
   <translation>Por línea</translation>
  </message>
  <message>
   <source>By this computer's clock.</source>
   <translation>Según el reloj de esta computadora.</translation>
  </message>
  <message>
   <source>By who answered</source>
   <translation>Por quién respondió</translation>
  </message>
  <message>
   <source>Cambodia</source>
   <translation>Camboya</translation>
  </message>
  <message>
   <source>Cameroon</source>
   <translation>Camerún</translation>
  </message>
  <message>
   <source>Canada</source>
   <translation>Canadá</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Cape Verde</source>
   <translation>Cabo Verde</translation>
  </message>
  <message>
   <source>Caribbean Netherlands</source>
   <translation>Caribe neerlandés</translation>
  </message>
  <message>
   <source>Cayman Islands</source>
   <translation>Islas Caimán</translation>
  </message>
  <message>
   <source>Central African Republic</source>
   <translation>República Centroafricana</translation>
  </message>
  <message>
   <source>Chad</source>
   <translation>Chad</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Cambiar</translation>
  </message>
  <message>
   <source>Change keys…</source>
   <translation>Cambiar teclas…</translation>
  </message>
  <message>
   <source>Change the note</source>
   <translation>Cambiar la nota</translation>
  </message>
  <message>
   <source>Check for new texts</source>
   <translation>Buscar mensajes nuevos</translation>
  </message>
  <message>
   <source>Checked {when}</source>
   <translation>Revisado: {when}</translation>
  </message>
  <message>
   <source>Checking whether it arrived…</source>
   <translation>Comprobando si llegó…</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Revisando…</translation>
  </message>
  <message>
   <source>Chile</source>
   <translation>Chile</translation>
  </message>
  <message>
   <source>China</source>
   <translation>China</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Elegir</translation>
  </message>
  <message>
   <source>Choose a conversation</source>
   <translation>Elija una conversación</translation>
  </message>
  <message>
   <source>Choose a field and press the keys. Backspace leaves a command without one.</source>
   <translation>Elija un campo y presione las teclas. Retroceso deja el comando sin tecla.</translation>
  </message>
  <message>
   <source>Choose an account</source>
   <translation>Elija una cuenta</translation>
  </message>
  <message>
   <source>Choose another line, or all of them, above.</source>
   <translation>Elija arriba otra línea, o todas.</translation>
  </message>
  <message>
   <source>Choose passphrase…</source>
   <translation>Elegir frase de acceso…</translation>
  </message>
  <message>
   <source>Choose sounds…</source>
   <translation>Elegir sonidos…</translation>
  </message>
  <message>
   <source>Christmas Island</source>
   <translation>Isla de Navidad</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Cocos (Keeling) Islands</source>
   <translation>Islas Cocos</translation>
  </message>
  <message>
   <source>Colombia</source>
   <translation>Colombia</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Colores</translation>
  </message>
  <message>
   <source>Command, name or number</source>
   <translation>Comando, nombre o número</translation>
  </message>
  <message>
   <source>Commands and people</source>
   <translation>Comandos y personas</translation>
  </message>
  <message>
   <source>Comoros</source>
   <translation>Comoras</translation>
  </message>
  <message>
   <source>Company</source>
   <translation>Empresa</translation>
  </message>
  <message>
   <source>Congo - Brazzaville</source>
   <translation>Congo</translation>
  </message>
  <message>
   <source>Congo - Kinshasa</source>
   <translation>República Democrática del Congo</translation>
  </message>
  <message>
   <source>Contacts (*.vcf *.csv *.tsv *.txt)</source>
   <translation>Contactos (*.vcf *.csv *.tsv *.txt)</translation>
  </message>
  <message>
   <source>Contacts being read</source>
   <translation>Lectura de contactos</translation>
  </message>
  <message>
   <source>Contacts that may be somebody you know</source>
   <translation>Contactos que pueden ser alguien que conoce</translation>
  </message>
  <message>
   <source>Conversation menu</source>
   <translation>Menú de la conversación</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Conversaciones</translation>
  </message>
  <message>
   <source>Cook Islands</source>
   <translation>Islas Cook</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>Copy link</source>
   <translation>Copiar enlace</translation>
  </message>
  <message>
   <source>Copy number</source>
   <translation>Copiar número</translation>
  </message>
  <message>
   <source>Copy selection</source>
   <translation>Copiar selección</translation>
  </message>
  <message>
   <source>Copy text</source>
   <translation>Copiar mensaje</translation>
  </message>
  <message>
   <source>Copy texts</source>
   <translation>Copiar mensajes</translation>
  </message>
  <message>
   <source>Copy the SHA-256</source>
   <translation>Copiar el SHA-256</translation>
  </message>
  <message>
   <source>Costa Rica</source>
   <translation>Costa Rica</translation>
  </message>
  <message>
   <source>Croatia</source>
   <translation>Croacia</translation>
  </message>
  <message>
   <source>Ctrl+Enter</source>
   <translation>Control+Intro</translation>
  </message>
  <message>
   <source>Cuba</source>
   <translation>Cuba</translation>
  </message>
  <message>
   <source>Curaçao</source>
   <translation>Curazao</translation>
  </message>
  <message>
   <source>Customer</source>
   <translation>Cliente</translation>
  </message>
  <message>
   <source>Customers answered</source>
   <translation>Clientes atendidos</translation>
  </message>
  <message>
   <source>Customers answered: {number}</source>
   <translation>Clientes atendidos: {number}</translation>
  </message>
  <message>
   <source>Customers who leave a question of yours unanswered for days stand here.</source>
   <translation>Aquí están los clientes que llevan días sin responder a una pregunta suya.</translation>
  </message>
  <message>
   <source>Cyprus</source>
   <translation>Chipre</translation>
  </message>
  <message>
   <source>Czechia</source>
   <translation>Chequia</translation>
  </message>
  <message>
   <source>Côte d'Ivoire</source>
   <translation>Côte d’Ivoire</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Dates and numbers are those of your system's place.</source>
   <translation>Las fechas y los números son los del lugar de su sistema.</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>Días</translation>
  </message>
  <message>
   <source>Days with hours</source>
   <translation>Días con horario</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Eliminar</translation>
  </message>
  <message>
   <source>Denmark</source>
   <translation>Dinamarca</translation>
  </message>
  <message>
   <source>Direction</source>
   <translation>Sentido</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Dismiss notice</source>
   <translation>Ocultar el aviso</translation>
  </message>
  <message>
   <source>Djibouti</source>
   <translation>Yibuti</translation>
  </message>
  <message>
   <source>Do they show?</source>
   <translation>¿Se muestran?</translation>
  </message>
  <message>
   <source>Do without</source>
   <translation>Prescindir de ella</translation>
  </message>
  <message>
   <source>Dominica</source>
   <translation>Dominica</translation>
  </message>
  <message>
   <source>Dominican Republic</source>
   <translation>República Dominicana</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Terminada</translation>
  </message>
  <message>
   <source>Done, and on to the next</source>
   <translation>Terminar y pasar a la siguiente</translation>
  </message>
  <message>
   <source>Draft: {text}</source>
   <translation>Borrador: {text}</translation>
  </message>
  <message>
   <source>Drafts</source>
   <translation>Borradores</translation>
  </message>
  <message>
   <source>E-mail</source>
   <translation>Correo electrónico</translation>
  </message>
  <message>
   <source>Ecuador</source>
   <translation>Ecuador</translation>
  </message>
  <message>
   <source>Edit templates…</source>
   <translation>Editar plantillas…</translation>
  </message>
  <message>
   <source>Edit the text</source>
   <translation>Editar el mensaje</translation>
  </message>
  <message>
   <source>Edit the text to {name}</source>
   <translation>Editar el mensaje para {name}</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Editar…</translation>
  </message>
  <message>
   <source>Egypt</source>
   <translation>Egipto</translation>
  </message>
  <message>
   <source>El Salvador</source>
   <translation>El Salvador</translation>
  </message>
  <message>
   <source>Emoji</source>
   <translation>Emojis</translation>
  </message>
  <message>
   <source>Emoji by its name</source>
   <translation>Emoji por su nombre</translation>
  </message>
  <message>
   <source>Emoji picker</source>
   <translation>Selector de emojis</translation>
  </message>
  <message>
   <source>Emoji that may be meant</source>
   <translation>Emojis posibles</translation>
  </message>
  <message>
   <source>Encryption</source>
   <translation>Cifrado</translation>
  </message>
  <message>
   <source>Enter</source>
   <translation>Intro</translation>
  </message>
  <message>
   <source>Equatorial Guinea</source>
   <translation>Guinea Ecuatorial</translation>
  </message>
  <message>
   <source>Eritrea</source>
   <translation>Eritrea</translation>
  </message>
  <message>
   <source>Estonia</source>
   <translation>Estonia</translation>
  </message>
  <message>
   <source>Eswatini</source>
   <translation>Esuatini</translation>
  </message>
  <message>
   <source>Ethiopia</source>
   <translation>Etiopía</translation>
  </message>
  <message>
   <source>Every command can have another key, or none.</source>
   <translation>Cada comando puede tener otra tecla, o ninguna.</translation>
  </message>
  <message>
   <source>Every customer has an answer.</source>
   <translation>Todos los clientes tienen respuesta.</translation>
  </message>
  <message>
   <source>Every text has been read.</source>
   <translation>Se han leído todos los mensajes.</translation>
  </message>
  <message>
   <source>Every word is in the dictionary.</source>
   <translation>Todas las palabras están en el diccionario.</translation>
  </message>
  <message>
   <source>Everything EvoInbox needs is there.</source>
   <translation>Todo lo que EvoInbox necesita está ahí.</translation>
  </message>
  <message>
   <source>EvoInbox</source>
   <translation>EvoInbox</translation>
  </message>
  <message>
   <source>EvoInbox cannot write to this disk: it is full, read-only or not yours. Make room and try again.</source>
   <translation>EvoInbox no puede escribir en este disco: está lleno, es de solo lectura o no es suyo. Libere espacio e intente de nuevo.</translation>
  </message>
  <message>
   <source>EvoInbox has something for you</source>
   <translation>EvoInbox tiene algo para usted</translation>
  </message>
  <message>
   <source>EvoInbox is locked</source>
   <translation>EvoInbox está bloqueado</translation>
  </message>
  <message>
   <source>EvoInbox is locked: the answer was not sent</source>
   <translation>EvoInbox está bloqueado: la respuesta no se envió</translation>
  </message>
  <message>
   <source>EvoInbox is still running</source>
   <translation>EvoInbox sigue en marcha</translation>
  </message>
  <message>
   <source>EvoInbox met an error of its own and goes on. What you have begun is kept; there is a report, without texts or numbers.</source>
   <translation>EvoInbox encontró un error propio y continúa. Lo que ha empezado se conserva; hay un informe, sin mensajes ni números.</translation>
  </message>
  <message>
   <source>EvoInbox: {number} waiting for you</source>
   <translation>EvoInbox: {number} le esperan</translation>
  </message>
  <message>
   <source>Explore with sample conversations</source>
   <translation>Explorar con conversaciones de ejemplo</translation>
  </message>
  <message>
   <source>Export contacts</source>
   <translation>Exportar contactos</translation>
  </message>
  <message>
   <source>Export contacts…</source>
   <translation>Exportar contactos…</translation>
  </message>
  <message>
   <source>Export texts</source>
   <translation>Exportar mensajes</translation>
  </message>
  <message>
   <source>Export texts…</source>
   <translation>Exportar mensajes…</translation>
  </message>
  <message>
   <source>Faces and hearts</source>
   <translation>Caras y corazones</translation>
  </message>
  <message>
   <source>Falkland Islands</source>
   <translation>Islas Malvinas</translation>
  </message>
  <message>
   <source>Faroe Islands</source>
   <translation>Islas Feroe</translation>
  </message>
  <message>
   <source>Fetch all texts again</source>
   <translation>Descargar de nuevo todos los mensajes</translation>
  </message>
  <message>
   <source>Fetch now</source>
   <translation>Descargar ahora</translation>
  </message>
  <message>
   <source>Fetching texts</source>
   <translation>Descargando mensajes</translation>
  </message>
  <message>
   <source>Field {name}</source>
   <translation>Campo {name}</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Cifras</translation>
  </message>
  <message>
   <source>Fiji</source>
   <translation>Fiyi</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Archivos</translation>
  </message>
  <message>
   <source>Fill in your e-mail and your password.</source>
   <translation>Escriba su correo electrónico y su contraseña.</translation>
  </message>
  <message>
   <source>Fill in “{field}” before you send this text, or take it out.</source>
   <translation>Complete «{field}» antes de enviar este mensaje, o quítelo.</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filtro</translation>
  </message>
  <message>
   <source>Filter: {chosen}</source>
   <translation>Filtro: {chosen}</translation>
  </message>
  <message>
   <source>Find a command or a person</source>
   <translation>Buscar un comando o una persona</translation>
  </message>
  <message>
   <source>Fine</source>
   <translation>Bien</translation>
  </message>
  <message>
   <source>Finland</source>
   <translation>Finlandia</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Primer día</translation>
  </message>
  <message>
   <source>Flags</source>
   <translation>Banderas</translation>
  </message>
  <message>
   <source>Follow up</source>
   <translation>Seguimiento</translation>
  </message>
  <message>
   <source>Follow up after</source>
   <translation>Volver a preguntar tras</translation>
  </message>
  <message>
   <source>Food</source>
   <translation>Comida</translation>
  </message>
  <message>
   <source>For ever</source>
   <translation>Para siempre</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Olvidar</translation>
  </message>
  <message>
   <source>Forget…</source>
   <translation>Olvidar…</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Formato</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Resultados</translation>
  </message>
  <message>
   <source>France</source>
   <translation>Francia</translation>
  </message>
  <message>
   <source>French Guiana</source>
   <translation>Guayana Francesa</translation>
  </message>
  <message>
   <source>French Polynesia</source>
   <translation>Polinesia Francesa</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>vie</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>Viernes</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>From 9 in the evening to 7 in the morning.</source>
   <translation>De las 9 de la noche a las 7 de la mañana.</translation>
  </message>
  <message>
   <source>From customer</source>
   <translation>Del cliente</translation>
  </message>
  <message>
   <source>From customers</source>
   <translation>De clientes</translation>
  </message>
  <message>
   <source>From one day to another</source>
   <translation>De un día a otro</translation>
  </message>
  <message>
   <source>From one day to another…</source>
   <translation>De un día a otro…</translation>
  </message>
  <message>
   <source>From us</source>
   <translation>Nuestros</translation>
  </message>
  <message>
   <source>From {begin} to {end}.</source>
   <translation>De {begin} a {end}, hora local.</translation>
  </message>
  <message>
   <source>From {line}, change the line</source>
   <translation>Desde {line}, cambiar la línea</translation>
  </message>
  <message>
   <source>Gabon</source>
   <translation>Gabón</translation>
  </message>
  <message>
   <source>Gambia</source>
   <translation>Gambia</translation>
  </message>
  <message>
   <source>Georgia</source>
   <translation>Georgia</translation>
  </message>
  <message>
   <source>Germany</source>
   <translation>Alemania</translation>
  </message>
  <message>
   <source>Getting your texts</source>
   <translation>Descargando sus mensajes</translation>
  </message>
  <message>
   <source>Ghana</source>
   <translation>Ghana</translation>
  </message>
  <message>
   <source>Gibraltar</source>
   <translation>Gibraltar</translation>
  </message>
  <message>
   <source>Go on writing</source>
   <translation>Seguir escribiendo</translation>
  </message>
  <message>
   <source>Go to conversations</source>
   <translation>Ir a las conversaciones</translation>
  </message>
  <message>
   <source>Go to messages</source>
   <translation>Ir a los mensajes</translation>
  </message>
  <message>
   <source>Go to the eighth conversation</source>
   <translation>Ir a la octava conversación</translation>
  </message>
  <message>
   <source>Go to the fifth conversation</source>
   <translation>Ir a la quinta conversación</translation>
  </message>
  <message>
   <source>Go to the first conversation</source>
   <translation>Ir a la primera conversación</translation>
  </message>
  <message>
   <source>Go to the first … ninth conversation</source>
   <translation>Ir a la primera … novena conversación</translation>
  </message>
  <message>
   <source>Go to the fourth conversation</source>
   <translation>Ir a la cuarta conversación</translation>
  </message>
  <message>
   <source>Go to the newest message</source>
   <translation>Ir al mensaje más reciente</translation>
  </message>
  <message>
   <source>Go to the ninth conversation</source>
   <translation>Ir a la novena conversación</translation>
  </message>
  <message>
   <source>Go to the second conversation</source>
   <translation>Ir a la segunda conversación</translation>
  </message>
  <message>
   <source>Go to the seventh conversation</source>
   <translation>Ir a la séptima conversación</translation>
  </message>
  <message>
   <source>Go to the sixth conversation</source>
   <translation>Ir a la sexta conversación</translation>
  </message>
  <message>
   <source>Go to the third conversation</source>
   <translation>Ir a la tercera conversación</translation>
  </message>
  <message>
   <source>Go to writing</source>
   <translation>Ir a escribir</translation>
  </message>
  <message>
   <source>Greece</source>
   <translation>Grecia</translation>
  </message>
  <message>
   <source>Greenland</source>
   <translation>Groenlandia</translation>
  </message>
  <message>
   <source>Grenada</source>
   <translation>Granada</translation>
  </message>
  <message>
   <source>Guadeloupe</source>
   <translation>Guadalupe</translation>
  </message>
  <message>
   <source>Guam</source>
   <translation>Guam</translation>
  </message>
  <message>
   <source>Guatemala</source>
   <translation>Guatemala</translation>
  </message>
  <message>
   <source>Guernsey</source>
   <translation>Guernesey</translation>
  </message>
  <message>
   <source>Guinea</source>
   <translation>Guinea</translation>
  </message>
  <message>
   <source>Guinea-Bissau</source>
   <translation>Guinea-Bisáu</translation>
  </message>
  <message>
   <source>Guyana</source>
   <translation>Guyana</translation>
  </message>
  <message>
   <source>Haiti</source>
   <translation>Haití</translation>
  </message>
  <message>
   <source>Heard where your desktop has sounds for notifications, and Sound is on.</source>
   <translation>Se oyen donde el escritorio tiene sonidos para las notificaciones y el sonido está activado.</translation>
  </message>
  <message>
   <source>Hide advanced</source>
   <translation>Ocultar opciones avanzadas</translation>
  </message>
  <message>
   <source>Hide password</source>
   <translation>Ocultar la contraseña</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Alto contraste</translation>
  </message>
  <message>
   <source>History being fetched</source>
   <translation>Descarga del historial</translation>
  </message>
  <message>
   <source>Hold Ctrl or Alt with it: a key alone is for writing.</source>
   <translation>Mantenga también Ctrl o Alt: una tecla sola es para escribir.</translation>
  </message>
  <message>
   <source>Home country</source>
   <translation>Su país</translation>
  </message>
  <message>
   <source>Honduras</source>
   <translation>Honduras</translation>
  </message>
  <message>
   <source>Hong Kong SAR China</source>
   <translation>RAE de Hong Kong (China)</translation>
  </message>
  <message>
   <source>Hour</source>
   <translation>Hora</translation>
  </message>
  <message>
   <source>Hours begin</source>
   <translation>Inicio del horario</translation>
  </message>
  <message>
   <source>Hours end</source>
   <translation>Fin del horario</translation>
  </message>
  <message>
   <source>How far the export is</source>
   <translation>Avance de la exportación</translation>
  </message>
  <message>
   <source>How large all words are, apart from your desktop's scale.</source>
   <translation>El tamaño de todo el texto, aparte de la escala de su escritorio.</translation>
  </message>
  <message>
   <source>How long</source>
   <translation>Cuánto tiempo</translation>
  </message>
  <message>
   <source>How long a text waits before it leaves, so that you can take it back.</source>
   <translation>Cuánto espera un mensaje antes de salir, para que pueda deshacerlo.</translation>
  </message>
  <message>
   <source>How much the desktop says when a customer writes.</source>
   <translation>Cuánto dice el escritorio cuando un cliente escribe.</translation>
  </message>
  <message>
   <source>Hungary</source>
   <translation>Hungría</translation>
  </message>
  <message>
   <source>I forgot it…</source>
   <translation>La he olvidado…</translation>
  </message>
  <message>
   <source>Iceland</source>
   <translation>Islandia</translation>
  </message>
  <message>
   <source>If not later than the beginning, on the day after.</source>
   <translation>Si no es posterior al inicio, al día siguiente.</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <source>Import contacts</source>
   <translation>Importar contactos</translation>
  </message>
  <message>
   <source>Import contacts…</source>
   <translation>Importar contactos…</translation>
  </message>
  <message>
   <source>Importing…</source>
   <translation>Importando…</translation>
  </message>
  <message numerus="yes">
   <source>In %n hours</source>
   <translation>
    <numerusform>En %n hora</numerusform>
    <numerusform>En %n horas</numerusform>
   </translation>
  </message>
  <message>
   <source>In an hour</source>
   <translation>En una hora</translation>
  </message>
  <message>
   <source>In its own letters the name reads {reading}.</source>
   <translation>En sus propias letras, el nombre se lee {reading}.</translation>
  </message>
  <message>
   <source>In my hours only</source>
   <translation>Solo en mi horario</translation>
  </message>
  <message>
   <source>India</source>
   <translation>India</translation>
  </message>
  <message>
   <source>Indonesia</source>
   <translation>Indonesia</translation>
  </message>
  <message>
   <source>Insert an emoji</source>
   <translation>Insertar un emoji</translation>
  </message>
  <message>
   <source>Insert an emoji (Ctrl+.)</source>
   <translation>Insertar un emoji (Ctrl+.)</translation>
  </message>
  <message>
   <source>Iran</source>
   <translation>Irán</translation>
  </message>
  <message>
   <source>Iraq</source>
   <translation>Irak</translation>
  </message>
  <message>
   <source>Ireland</source>
   <translation>Irlanda</translation>
  </message>
  <message>
   <source>Is everything in order?</source>
   <translation>¿Está todo en orden?</translation>
  </message>
  <message>
   <source>Isle of Man</source>
   <translation>Isla de Man</translation>
  </message>
  <message>
   <source>Israel</source>
   <translation>Israel</translation>
  </message>
  <message>
   <source>It arrived</source>
   <translation>Llegó</translation>
  </message>
  <message>
   <source>It does not answer within {number} s. Look for a window that asks for its password.</source>
   <translation>No responde en {number} s. Busque una ventana que pida su contraseña.</translation>
  </message>
  <message>
   <source>It does not give back what was put into it. Restart it, or your session.</source>
   <translation>No devuelve lo que se guardó en él. Reinícielo, o su sesión.</translation>
  </message>
  <message>
   <source>It is between {earliest} and {latest} there.</source>
   <translation>Allí: entre {earliest} y {latest}, hora local.</translation>
  </message>
  <message>
   <source>It is in the tray and tells you when a customer writes. Quit in the tray's menu ends it.</source>
   <translation>Está en la bandeja del sistema y le avisa cuando un cliente escribe. «Salir» en su menú lo cierra.</translation>
  </message>
  <message>
   <source>It is {time} there.</source>
   <translation>Allí: {time}, hora local.</translation>
  </message>
  <message>
   <source>It keeps secrets and gives them back.</source>
   <translation>Guarda secretos y los devuelve.</translation>
  </message>
  <message>
   <source>It looks like {like}, but it is another address.</source>
   <translation>Se parece a {like}, pero es otra dirección.</translation>
  </message>
  <message>
   <source>It may be asking for its password.</source>
   <translation>Puede que esté pidiendo su contraseña.</translation>
  </message>
  <message>
   <source>It needs what was not found above.</source>
   <translation>Necesita lo que no se encontró más arriba.</translation>
  </message>
  <message>
   <source>It opens EvoInbox when it is locked. Nobody can find it out for you: who forgets it has to sign out and remove everything from this computer.</source>
   <translation>Abre EvoInbox cuando está bloqueado. Nadie puede averiguarla por usted: quien la olvida tiene que cerrar sesión y eliminarlo todo de este equipo.</translation>
  </message>
  <message>
   <source>Italy</source>
   <translation>Italia</translation>
  </message>
  <message>
   <source>Its name, {name}, is not known. Correct it in this computer’s settings, or check your network connection.</source>
   <translation>No se conoce su nombre, {name}. Corríjalo en los ajustes de este equipo, o compruebe la conexión de red.</translation>
  </message>
  <message>
   <source>Jamaica</source>
   <translation>Jamaica</translation>
  </message>
  <message>
   <source>Japan</source>
   <translation>Japón</translation>
  </message>
  <message>
   <source>Jersey</source>
   <translation>Jersey</translation>
  </message>
  <message>
   <source>Jordan</source>
   <translation>Jordania</translation>
  </message>
  <message>
   <source>Kazakhstan</source>
   <translation>Kazajistán</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Conservar</translation>
  </message>
  <message>
   <source>Keep editing</source>
   <translation>Seguir editando</translation>
  </message>
  <message>
   <source>Keep texts</source>
   <translation>Conservar mensajes</translation>
  </message>
  <message>
   <source>Kenya</source>
   <translation>Kenia</translation>
  </message>
  <message>
   <source>Key of {command}</source>
   <translation>Tecla de «{command}»</translation>
  </message>
  <message>
   <source>Keyboard</source>
   <translation>Teclado</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Atajos de teclado</translation>
  </message>
  <message>
   <source>Keyring</source>
   <translation>Llavero</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>Keys of commands</source>
   <translation>Teclas de los comandos</translation>
  </message>
  <message>
   <source>Kiribati</source>
   <translation>Kiribati</translation>
  </message>
  <message>
   <source>Kosovo</source>
   <translation>Kosovo</translation>
  </message>
  <message>
   <source>Kuwait</source>
   <translation>Kuwait</translation>
  </message>
  <message>
   <source>Kyrgyzstan</source>
   <translation>Kirguistán</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Laos</source>
   <translation>Laos</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Texto más grande</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Últimos 30 días</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>Últimos 7 días</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Último día</translation>
  </message>
  <message>
   <source>Last time EvoInbox ended all at once, by a fault. What you had sent or begun is kept; there is a report, without texts or numbers.</source>
   <translation>La última vez EvoInbox terminó de golpe, por un fallo. Lo que había enviado o empezado se conserva; hay un informe, sin mensajes ni números.</translation>
  </message>
  <message>
   <source>Latvia</source>
   <translation>Letonia</translation>
  </message>
  <message>
   <source>Leave it there</source>
   <translation>Dejarlo como está</translation>
  </message>
  <message>
   <source>Lebanon</source>
   <translation>Líbano</translation>
  </message>
  <message>
   <source>Lesotho</source>
   <translation>Lesoto</translation>
  </message>
  <message>
   <source>Liberia</source>
   <translation>Liberia</translation>
  </message>
  <message>
   <source>Libya</source>
   <translation>Libia</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Licencias</translation>
  </message>
  <message>
   <source>Liechtenstein</source>
   <translation>Liechtenstein</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Like the system</source>
   <translation>Como el sistema</translation>
  </message>
  <message>
   <source>Like the system follows your desktop, its high contrast included.</source>
   <translation>«Como el sistema» sigue a su escritorio, también en el alto contraste.</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>Línea</translation>
  </message>
  <message>
   <source>Line {line} of {file} cannot be read, so its templates are left out. The reader says: “{why}”</source>
   <translation>No se puede leer la línea {line} de {file}, así que se omiten sus plantillas. El lector dice: «{why}»</translation>
  </message>
  <message>
   <source>Lines listed: {name}, change</source>
   <translation>Líneas mostradas: {name}, cambiar</translation>
  </message>
  <message>
   <source>Listed: {named}, change</source>
   <translation>En la lista: {named}, cambiar</translation>
  </message>
  <message>
   <source>Lithuania</source>
   <translation>Lituania</translation>
  </message>
  <message>
   <source>Lock EvoInbox</source>
   <translation>Bloquear EvoInbox</translation>
  </message>
  <message>
   <source>Lock after</source>
   <translation>Bloquear tras</translation>
  </message>
  <message>
   <source>Lock with the screen</source>
   <translation>Bloquear con la pantalla</translation>
  </message>
  <message>
   <source>Longest wait</source>
   <translation>Espera más larga</translation>
  </message>
  <message>
   <source>Longest wait: {wait}</source>
   <translation>Espera más larga: {wait}</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Comprobar de nuevo</translation>
  </message>
  <message>
   <source>Look at this</source>
   <translation>Revise esto</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Comprobando…</translation>
  </message>
  <message>
   <source>Looks once more before a text leaves, and asks if somebody else has just written to that customer.</source>
   <translation>Mira una vez más antes de que salga un mensaje y pregunta si otra persona acaba de escribir a ese cliente.</translation>
  </message>
  <message>
   <source>Luxembourg</source>
   <translation>Luxemburgo</translation>
  </message>
  <message>
   <source>Macao SAR China</source>
   <translation>RAE de Macao (China)</translation>
  </message>
  <message>
   <source>Madagascar</source>
   <translation>Madagascar</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>Correo</translation>
  </message>
  <message>
   <source>Make them one person</source>
   <translation>Unirlos en una sola persona</translation>
  </message>
  <message>
   <source>Malawi</source>
   <translation>Malaui</translation>
  </message>
  <message>
   <source>Malaysia</source>
   <translation>Malasia</translation>
  </message>
  <message>
   <source>Maldives</source>
   <translation>Maldivas</translation>
  </message>
  <message>
   <source>Mali</source>
   <translation>Mali</translation>
  </message>
  <message>
   <source>Malta</source>
   <translation>Malta</translation>
  </message>
  <message>
   <source>Mark as read</source>
   <translation>Marcar como leída</translation>
  </message>
  <message>
   <source>Mark as unread</source>
   <translation>Marcar como no leída</translation>
  </message>
  <message>
   <source>Mark read</source>
   <translation>Marcar leído</translation>
  </message>
  <message>
   <source>Marshall Islands</source>
   <translation>Islas Marshall</translation>
  </message>
  <message>
   <source>Martinique</source>
   <translation>Martinica</translation>
  </message>
  <message>
   <source>Mauritania</source>
   <translation>Mauritania</translation>
  </message>
  <message>
   <source>Mauritius</source>
   <translation>Mauricio</translation>
  </message>
  <message>
   <source>Mayotte</source>
   <translation>Mayotte</translation>
  </message>
  <message>
   <source>Median wait</source>
   <translation>Espera mediana</translation>
  </message>
  <message>
   <source>Median wait: {wait}</source>
   <translation>Espera mediana: {wait}</translation>
  </message>
  <message>
   <source>Menu key</source>
   <translation>Tecla Menú</translation>
  </message>
  <message>
   <source>Menu of a text</source>
   <translation>Menú de un mensaje</translation>
  </message>
  <message>
   <source>Menu of what has the keyboard</source>
   <translation>Menú de lo que tiene el teclado</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Messages</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>Mexico</source>
   <translation>México</translation>
  </message>
  <message>
   <source>Micronesia</source>
   <translation>Micronesia</translation>
  </message>
  <message>
   <source>Moldova</source>
   <translation>Moldavia</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>lun</translation>
  </message>
  <message>
   <source>Monaco</source>
   <translation>Mónaco</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>Lunes</translation>
  </message>
  <message>
   <source>Monday, {clock}</source>
   <translation>El lunes, {clock}</translation>
  </message>
  <message>
   <source>Mongolia</source>
   <translation>Mongolia</translation>
  </message>
  <message>
   <source>Montenegro</source>
   <translation>Montenegro</translation>
  </message>
  <message>
   <source>Montserrat</source>
   <translation>Montserrat</translation>
  </message>
  <message>
   <source>More to list</source>
   <translation>Más listas</translation>
  </message>
  <message>
   <source>Morocco</source>
   <translation>Marruecos</translation>
  </message>
  <message>
   <source>Moving about</source>
   <translation>Navegación</translation>
  </message>
  <message>
   <source>Mozambique</source>
   <translation>Mozambique</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>Silenciar</translation>
  </message>
  <message>
   <source>Mute conversation, or no longer</source>
   <translation>Silenciar la conversación, o dejar de hacerlo</translation>
  </message>
  <message>
   <source>Myanmar (Burma)</source>
   <translation>Myanmar (Birmania)</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Name, company, tags and note are forgotten on this computer. The texts stay.</source>
   <translation>El nombre, la empresa, las etiquetas y la nota se olvidan en este equipo. Los mensajes se quedan.</translation>
  </message>
  <message>
   <source>Name, note and tags</source>
   <translation>Nombre, nota y etiquetas</translation>
  </message>
  <message>
   <source>Name, note and tags of the customer…</source>
   <translation>Nombre, nota y etiquetas del cliente…</translation>
  </message>
  <message>
   <source>Name, note and tags…</source>
   <translation>Nombre, nota y etiquetas…</translation>
  </message>
  <message>
   <source>Namibia</source>
   <translation>Namibia</translation>
  </message>
  <message>
   <source>Nauru</source>
   <translation>Nauru</translation>
  </message>
  <message>
   <source>Nepal</source>
   <translation>Nepal</translation>
  </message>
  <message>
   <source>Netherlands</source>
   <translation>Países Bajos</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nunca</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Nuevos</translation>
  </message>
  <message>
   <source>New Caledonia</source>
   <translation>Nueva Caledonia</translation>
  </message>
  <message>
   <source>New Zealand</source>
   <translation>Nueva Zelanda</translation>
  </message>
  <message>
   <source>New conversation</source>
   <translation>Nueva conversación</translation>
  </message>
  <message>
   <source>New line</source>
   <translation>Línea nueva</translation>
  </message>
  <message>
   <source>New number, {place}.</source>
   <translation>Número nuevo, {place}.</translation>
  </message>
  <message>
   <source>New number, {place}. {time}</source>
   <translation>Número nuevo, {place}. {time}</translation>
  </message>
  <message>
   <source>New one</source>
   <translation>Nueva</translation>
  </message>
  <message>
   <source>New template</source>
   <translation>Plantilla nueva</translation>
  </message>
  <message>
   <source>New text from {name}: {text}</source>
   <translation>Mensaje nuevo de {name}: {text}</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>Más reciente</translation>
  </message>
  <message>
   <source>Next conversation</source>
   <translation>Conversación siguiente</translation>
  </message>
  <message>
   <source>Next field of a template</source>
   <translation>Campo siguiente de una plantilla</translation>
  </message>
  <message>
   <source>Next part of the window</source>
   <translation>Parte siguiente de la ventana</translation>
  </message>
  <message>
   <source>Next text that needs you</source>
   <translation>Siguiente mensaje que requiere su atención</translation>
  </message>
  <message>
   <source>Next text that was found</source>
   <translation>Siguiente mensaje encontrado</translation>
  </message>
  <message>
   <source>Next unread conversation</source>
   <translation>Siguiente conversación sin leer</translation>
  </message>
  <message>
   <source>Next word to look at in spelling</source>
   <translation>Siguiente palabra que revisar</translation>
  </message>
  <message>
   <source>Nicaragua</source>
   <translation>Nicaragua</translation>
  </message>
  <message>
   <source>Niger</source>
   <translation>Níger</translation>
  </message>
  <message>
   <source>Nigeria</source>
   <translation>Nigeria</translation>
  </message>
  <message>
   <source>Niue</source>
   <translation>Niue</translation>
  </message>
  <message>
   <source>No command is called that.</source>
   <translation>Ningún comando se llama así.</translation>
  </message>
  <message>
   <source>No conversations yet</source>
   <translation>Aún no hay conversaciones</translation>
  </message>
  <message>
   <source>No drafts</source>
   <translation>No hay borradores</translation>
  </message>
  <message>
   <source>No emoji is called that</source>
   <translation>Ningún emoji se llama así</translation>
  </message>
  <message>
   <source>No encrypted connection could be agreed with this server. Check its address and port.</source>
   <translation>No se pudo acordar una conexión cifrada con este servidor. Revise su dirección y su puerto.</translation>
  </message>
  <message>
   <source>No program on this computer opened the link. It was copied instead.</source>
   <translation>Ningún programa de este equipo abrió el enlace. Se copió en su lugar.</translation>
  </message>
  <message>
   <source>No server of that name can be found. Check its spelling and your network connection.</source>
   <translation>No se encuentra ningún servidor con ese nombre. Revise cómo está escrito y su conexión de red.</translation>
  </message>
  <message>
   <source>No setting is called that.</source>
   <translation>Ningún ajuste se llama así.</translation>
  </message>
  <message>
   <source>No texts</source>
   <translation>Ningún mensaje</translation>
  </message>
  <message>
   <source>No texts yet</source>
   <translation>Aún no hay mensajes</translation>
  </message>
  <message>
   <source>No whole answer came from the server. Try again.</source>
   <translation>No llegó una respuesta completa del servidor. Intente de nuevo.</translation>
  </message>
  <message>
   <source>Nobody</source>
   <translation>Nadie</translation>
  </message>
  <message>
   <source>Nobody can be asked: there is no session bus.</source>
   <translation>No hay a quién preguntar: no existe el bus de sesión.</translation>
  </message>
  <message>
   <source>Nobody has gone quiet</source>
   <translation>Nadie se ha quedado en silencio</translation>
  </message>
  <message>
   <source>Nobody has signed in here.</source>
   <translation>Nadie ha iniciado sesión aquí.</translation>
  </message>
  <message>
   <source>Nobody is waiting</source>
   <translation>Nadie espera</translation>
  </message>
  <message>
   <source>Nobody named</source>
   <translation>Sin nombre</translation>
  </message>
  <message>
   <source>Nobody says within {number} s where {name} is. Check your network connection, and this computer’s name servers (DNS).</source>
   <translation>Nadie dice en {number} s dónde está {name}. Compruebe la conexión de red y los servidores de nombres (DNS) de este equipo.</translation>
  </message>
  <message>
   <source>None is kept in the keyring. Sign in again.</source>
   <translation>No se guarda ninguno en el llavero. Inicie sesión de nuevo.</translation>
  </message>
  <message>
   <source>None is set for this server, which is asked straight.</source>
   <translation>No hay ninguno para este servidor, al que se pregunta directamente.</translation>
  </message>
  <message>
   <source>Norfolk Island</source>
   <translation>Isla Norfolk</translation>
  </message>
  <message>
   <source>North Korea</source>
   <translation>Corea del Norte</translation>
  </message>
  <message>
   <source>North Macedonia</source>
   <translation>Macedonia del Norte</translation>
  </message>
  <message>
   <source>Northern Mariana Islands</source>
   <translation>Islas Marianas del Norte</translation>
  </message>
  <message>
   <source>Norway</source>
   <translation>Noruega</translation>
  </message>
  <message>
   <source>Not checked yet</source>
   <translation>Aún sin revisar</translation>
  </message>
  <message>
   <source>Not in sight: {service} is set to Do Not Disturb and keeps notifications back until you end that.</source>
   <translation>No está a la vista: {service} está en No molestar y retiene las notificaciones hasta que usted lo desactive.</translation>
  </message>
  <message>
   <source>Not in sight: {service} took it away at once. Look for EvoInbox in its settings.</source>
   <translation>No está a la vista: {service} la quitó enseguida. Busque EvoInbox en su configuración.</translation>
  </message>
  <message>
   <source>Not known whether it arrived</source>
   <translation>No se sabe si llegó</translation>
  </message>
  <message>
   <source>Not looked at</source>
   <translation>Sin comprobar</translation>
  </message>
  <message>
   <source>Not needed: the server is this computer.</source>
   <translation>No hace falta: el servidor es este equipo.</translation>
  </message>
  <message>
   <source>Not sent yet. This customer wrote meanwhile: “{text}” Send yours all the same?</source>
   <translation>Aún sin enviar. Este cliente ha escrito entretanto: «{text}» ¿Enviar el suyo de todos modos?</translation>
  </message>
  <message>
   <source>Not sent yet. {name} wrote meanwhile: “{text}” Send yours all the same?</source>
   <translation>Aún sin enviar. {name} ha escrito entretanto: «{text}» ¿Enviar el suyo de todos modos?</translation>
  </message>
  <message>
   <source>Not sent yet: it could not leave for a while. Send it still?</source>
   <translation>Aún no se envió: no pudo salir durante un rato. ¿Enviarlo todavía?</translation>
  </message>
  <message>
   <source>Not sent yet: somebody else has written to this customer meanwhile</source>
   <translation>Aún sin enviar: otra persona ha escrito entretanto a este cliente</translation>
  </message>
  <message>
   <source>Not sent yet: this customer has asked for no more texts meanwhile</source>
   <translation>Aún sin enviar: este cliente ha pedido entretanto no recibir más mensajes</translation>
  </message>
  <message>
   <source>Not sent yet: {text}</source>
   <translation>Aún no enviado: {text}</translation>
  </message>
  <message>
   <source>Not sent: EvoInbox is not signed in there any more. You wrote:</source>
   <translation>No enviado: EvoInbox ya no tiene la sesión iniciada allí. Usted escribió:</translation>
  </message>
  <message>
   <source>Not sent: the service did not take it</source>
   <translation>No enviado: el servicio no lo aceptó</translation>
  </message>
  <message>
   <source>Not sent: the service does not know this number or line. Check both</source>
   <translation>No enviado: el servicio no conoce este número o esta línea. Revise ambos</translation>
  </message>
  <message>
   <source>Not sent: this customer has opted out of texts, until they write START</source>
   <translation>No enviado: este cliente pidió no recibir mensajes, hasta que escriba START</translation>
  </message>
  <message>
   <source>Not sent: this sign-in may not send texts. Ask your administrator for a role that may</source>
   <translation>No enviado: este usuario no puede enviar mensajes. Pida a su administrador un rol que sí pueda</translation>
  </message>
  <message>
   <source>Not sent: {text}</source>
   <translation>No enviado: {text}</translation>
  </message>
  <message>
   <source>Not shown yet: {service} asks you whether EvoInbox may send notifications. Allow it there.</source>
   <translation>Aún no se muestra: {service} le pregunta si EvoInbox puede enviar notificaciones. Permítalo allí.</translation>
  </message>
  <message>
   <source>Not shown: EvoInbox is not allowed to send notifications here. Ask whoever looks after this computer to allow it.</source>
   <translation>No se mostró: aquí EvoInbox no tiene permiso para enviar notificaciones. Pida a quien administra este equipo que lo permita.</translation>
  </message>
  <message>
   <source>Not shown: no program here shows notifications. Ask for one to be installed.</source>
   <translation>No se mostró: ningún programa muestra notificaciones aquí. Pida que instalen uno.</translation>
  </message>
  <message>
   <source>Not shown: there is no message bus, over which notifications go. Sign in to the desktop anew.</source>
   <translation>No se mostró: no hay bus de mensajes, por el que van las notificaciones. Inicie sesión de nuevo en el escritorio.</translation>
  </message>
  <message>
   <source>Not shown: this system takes notifications from an installed EvoInbox only. Number and list tell what waits.</source>
   <translation>No se muestra: este sistema solo acepta notificaciones de un EvoInbox instalado. El número y la lista dicen qué espera.</translation>
  </message>
  <message>
   <source>Not shown: what shows notifications here does not answer. Sign in to your desktop anew.</source>
   <translation>No se mostró: lo que muestra las notificaciones aquí no responde. Inicie sesión de nuevo en su escritorio.</translation>
  </message>
  <message>
   <source>Not shown: your desktop did not take it ({detail}).</source>
   <translation>No se mostró: su escritorio no la aceptó ({detail}).</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Note, for whoever answers next</source>
   <translation>Nota, para quien responda después</translation>
  </message>
  <message>
   <source>Note, {when}</source>
   <translation>Nota, {when}</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nada</translation>
  </message>
  <message>
   <source>Nothing has been searched for yet, or nothing was found.</source>
   <translation>Aún no se ha buscado nada, o no se encontró nada.</translation>
  </message>
  <message>
   <source>Nothing is called that.</source>
   <translation>Nada se llama así.</translation>
  </message>
  <message>
   <source>Nothing is done yet</source>
   <translation>Aún no hay nada terminado</translation>
  </message>
  <message>
   <source>Nothing is like it</source>
   <translation>No hay nada parecido</translation>
  </message>
  <message>
   <source>Nothing is missing: all texts that the service has are here.</source>
   <translation>No falta nada: están todos los mensajes que tiene el servicio.</translation>
  </message>
  <message>
   <source>Nothing is put off</source>
   <translation>No hay nada aplazado</translation>
  </message>
  <message>
   <source>Nothing locks without a passphrase: choose one.</source>
   <translation>Sin frase de acceso no se bloquea nada: elija una.</translation>
  </message>
  <message>
   <source>Nothing needs you</source>
   <translation>Nada requiere su atención</translation>
  </message>
  <message>
   <source>Nothing on this line</source>
   <translation>Nada en esta línea</translation>
  </message>
  <message>
   <source>Nothing that is here says that.</source>
   <translation>Nada de lo que hay aquí dice eso.</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>Avisos legales</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Notificaciones</translation>
  </message>
  <message>
   <source>Notifications are paused until you resume them</source>
   <translation>Las notificaciones están en pausa hasta que las reanude</translation>
  </message>
  <message>
   <source>Notifications are paused until {clock}</source>
   <translation>Las notificaciones están en pausa hasta las {clock}</translation>
  </message>
  <message>
   <source>Notifications are paused until {day}, {clock}</source>
   <translation>Las notificaciones están en pausa hasta: {day}, {clock}</translation>
  </message>
  <message>
   <source>Notifications show</source>
   <translation>Las notificaciones muestran</translation>
  </message>
  <message>
   <source>Numbers</source>
   <translation>Números</translation>
  </message>
  <message>
   <source>Numbers without a country code are read as those of {region}.</source>
   <translation>Los números sin prefijo de país se leen como de {region}.</translation>
  </message>
  <message>
   <source>Objects</source>
   <translation>Objetos</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Desactivado</translation>
  </message>
  <message>
   <source>Offline since {when}</source>
   <translation>Sin conexión desde: {when}</translation>
  </message>
  <message>
   <source>Older ones are removed from this computer for good and not fetched again; what the service has stays there.</source>
   <translation>Los más antiguos se eliminan de este equipo para siempre y no se vuelven a obtener; lo que tiene el servicio permanece allí.</translation>
  </message>
  <message>
   <source>Older texts may still be missing here: {progress} fetched.</source>
   <translation>Aquí pueden faltar mensajes antiguos; descargado: {progress}.</translation>
  </message>
  <message>
   <source>Oman</source>
   <translation>Omán</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Activado</translation>
  </message>
  <message>
   <source>On the others nothing is shown, if you keep to your hours.</source>
   <translation>En los demás no se muestra nada, si respeta su horario.</translation>
  </message>
  <message>
   <source>On {line}</source>
   <translation>En {line}</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Otra vez</translation>
  </message>
  <message>
   <source>Once more, when a text has been unread for so long.</source>
   <translation>Una vez más, cuando un mensaje lleva tanto tiempo sin leer.</translation>
  </message>
  <message>
   <source>Once, in the window, when it was put in place while this one runs. Nothing restarts by itself.</source>
   <translation>Una vez, en la ventana, si se instaló mientras esta está abierta. Nada se reinicia por sí solo.</translation>
  </message>
  <message>
   <source>Only this number</source>
   <translation>Solo este número</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Open EvoInbox</source>
   <translation>Abrir EvoInbox</translation>
  </message>
  <message>
   <source>Open a link of the message</source>
   <translation>Abrir un enlace del mensaje</translation>
  </message>
  <message>
   <source>Open another account?</source>
   <translation>¿Abrir otra cuenta?</translation>
  </message>
  <message>
   <source>Open it now</source>
   <translation>Abrirla ahora</translation>
  </message>
  <message>
   <source>Open it to print</source>
   <translation>Abrirlo para imprimir</translation>
  </message>
  <message>
   <source>Open this page?</source>
   <translation>¿Abrir esta página?</translation>
  </message>
  <message>
   <source>Open {where}…</source>
   <translation>Abrir {where}…</translation>
  </message>
  <message>
   <source>Opening your inbox</source>
   <translation>Abriendo su bandeja</translation>
  </message>
  <message>
   <source>Or typed: {forms}</source>
   <translation>O escrito: {forms}</translation>
  </message>
  <message>
   <source>Or write to somebody new, with the button above the list.</source>
   <translation>O escriba a alguien nuevo con el botón que está sobre la lista.</translation>
  </message>
  <message>
   <source>Other account…</source>
   <translation>Otra cuenta…</translation>
  </message>
  <message>
   <source>Others on this computer may read {name}. Take that right from them.</source>
   <translation>Otros usuarios de este equipo pueden leer {name}. Quíteles ese permiso.</translation>
  </message>
  <message>
   <source>Outside your hours nothing is shown; when they begin, what came is.</source>
   <translation>Fuera de su horario no se muestra nada; al comenzar, se muestra lo que llegó.</translation>
  </message>
  <message>
   <source>Page to read and print</source>
   <translation>Página para leer e imprimir</translation>
  </message>
  <message>
   <source>Page to read and print (HTML)</source>
   <translation>Página para leer e imprimir (HTML)</translation>
  </message>
  <message>
   <source>Pakistan</source>
   <translation>Pakistán</translation>
  </message>
  <message>
   <source>Palau</source>
   <translation>Palaos</translation>
  </message>
  <message>
   <source>Palestinian Territories</source>
   <translation>Territorios Palestinos</translation>
  </message>
  <message>
   <source>Panama</source>
   <translation>Panamá</translation>
  </message>
  <message>
   <source>Papua New Guinea</source>
   <translation>Papúa Nueva Guinea</translation>
  </message>
  <message>
   <source>Paraguay</source>
   <translation>Paraguay</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Frase de acceso</translation>
  </message>
  <message>
   <source>Passphrase until now</source>
   <translation>Frase de acceso actual</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Contraseña</translation>
  </message>
  <message>
   <source>Pause notifications for an hour</source>
   <translation>Pausar las notificaciones una hora</translation>
  </message>
  <message>
   <source>Pause notifications until resumed</source>
   <translation>Pausar las notificaciones hasta reanudarlas</translation>
  </message>
  <message>
   <source>Pause notifications until tomorrow</source>
   <translation>Pausar las notificaciones hasta mañana</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Personas</translation>
  </message>
  <message>
   <source>People of that name</source>
   <translation>Personas con ese nombre</translation>
  </message>
  <message>
   <source>Peru</source>
   <translation>Perú</translation>
  </message>
  <message>
   <source>Philippines</source>
   <translation>Filipinas</translation>
  </message>
  <message>
   <source>Phone number or name</source>
   <translation>Número de teléfono o nombre</translation>
  </message>
  <message>
   <source>Pin to the top</source>
   <translation>Fijar arriba</translation>
  </message>
  <message>
   <source>Pin to the top, or unpin</source>
   <translation>Fijar arriba o dejar de fijar</translation>
  </message>
  <message>
   <source>Plain http would send your password unprotected. Write https:// instead.</source>
   <translation>Con http simple su contraseña viajaría sin protección. Escriba https:// en su lugar.</translation>
  </message>
  <message>
   <source>Plain letters</source>
   <translation>Letras simples</translation>
  </message>
  <message>
   <source>Plain signs</source>
   <translation>Signos simples</translation>
  </message>
  <message>
   <source>Poland</source>
   <translation>Polonia</translation>
  </message>
  <message>
   <source>Portugal</source>
   <translation>Portugal</translation>
  </message>
  <message>
   <source>Press the key that sends once more, or Escape.</source>
   <translation>Presione otra vez la tecla que envía, o Escape.</translation>
  </message>
  <message>
   <source>Previous conversation</source>
   <translation>Conversación anterior</translation>
  </message>
  <message>
   <source>Previous part of the window</source>
   <translation>Parte anterior de la ventana</translation>
  </message>
  <message>
   <source>Previous text that was found</source>
   <translation>Anterior mensaje encontrado</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>Privacidad</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problema</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>Proxy</translation>
  </message>
  <message>
   <source>Puerto Rico</source>
   <translation>Puerto Rico</translation>
  </message>
  <message>
   <source>Put off</source>
   <translation>Aplazar</translation>
  </message>
  <message>
   <source>Put off until</source>
   <translation>Aplazar hasta</translation>
  </message>
  <message>
   <source>Put off until…</source>
   <translation>Aplazar hasta…</translation>
  </message>
  <message>
   <source>Qatar</source>
   <translation>Catar</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Quit EvoInbox?</source>
   <translation>¿Salir de EvoInbox?</translation>
  </message>
  <message>
   <source>Quit now</source>
   <translation>Salir ahora</translation>
  </message>
  <message>
   <source>Reading again: {progress}</source>
   <translation>Leyendo de nuevo: {progress}</translation>
  </message>
  <message>
   <source>Reading {file}…</source>
   <translation>Leyendo {file}…</translation>
  </message>
  <message>
   <source>Reads numbers written without a country code: two letters, such as US.</source>
   <translation>Para leer los números sin código de país: dos letras, como US.</translation>
  </message>
  <message>
   <source>Records for programs (JSON)</source>
   <translation>Registros para programas (JSON)</translation>
  </message>
  <message>
   <source>Remove everything</source>
   <translation>Eliminarlo todo</translation>
  </message>
  <message>
   <source>Replace quotes, dashes and spaces that cost more by plain ones (Alt+G)</source>
   <translation>Cambiar comillas, guiones y espacios que cuestan más por otros simples (Alt+G)</translation>
  </message>
  <message>
   <source>Replace what makes a text dear</source>
   <translation>Cambiar lo que encarece un mensaje</translation>
  </message>
  <message>
   <source>Reply</source>
   <translation>Responder</translation>
  </message>
  <message>
   <source>Report for support</source>
   <translation>Informe para soporte</translation>
  </message>
  <message>
   <source>Report for support…</source>
   <translation>Informe para soporte…</translation>
  </message>
  <message>
   <source>Report of an error</source>
   <translation>Informe de un error</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>Restablecer todo</translation>
  </message>
  <message>
   <source>Reset the key of {command}</source>
   <translation>Restablecer la tecla de «{command}»</translation>
  </message>
  <message>
   <source>Resume notifications</source>
   <translation>Reanudar las notificaciones</translation>
  </message>
  <message>
   <source>Romania</source>
   <translation>Rumanía</translation>
  </message>
  <message>
   <source>Russia</source>
   <translation>Rusia</translation>
  </message>
  <message>
   <source>Rwanda</source>
   <translation>Ruanda</translation>
  </message>
  <message>
   <source>Réunion</source>
   <translation>Reunión</translation>
  </message>
  <message>
   <source>SHA-256 of the texts</source>
   <translation>SHA-256 de los mensajes</translation>
  </message>
  <message>
   <source>Samoa</source>
   <translation>Samoa</translation>
  </message>
  <message>
   <source>San Marino</source>
   <translation>San Marino</translation>
  </message>
  <message>
   <source>Sat</source>
   <translation>sáb</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>Sábado</translation>
  </message>
  <message>
   <source>Saudi Arabia</source>
   <translation>Arabia Saudí</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>Guardar como…</translation>
  </message>
  <message>
   <source>Save texts as</source>
   <translation>Guardar mensajes como</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Guardar el informe</translation>
  </message>
  <message>
   <source>Save the report as</source>
   <translation>Guardar el informe como</translation>
  </message>
  <message>
   <source>Saved as {name}.</source>
   <translation>Guardado como {name}.</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>Guardar…</translation>
  </message>
  <message>
   <source>Say when a newer version is installed</source>
   <translation>Avisar cuando se instale una versión más nueva</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Search commands</source>
   <translation>Buscar comandos</translation>
  </message>
  <message>
   <source>Search emoji</source>
   <translation>Buscar emojis</translation>
  </message>
  <message>
   <source>Search everything</source>
   <translation>Buscar en todo</translation>
  </message>
  <message>
   <source>Search for words, a name or a number</source>
   <translation>Busque palabras, un nombre o un número</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Buscar ajustes</translation>
  </message>
  <message>
   <source>Search texts and people</source>
   <translation>Buscar mensajes y personas</translation>
  </message>
  <message>
   <source>Search texts and people (Ctrl+F)</source>
   <translation>Buscar mensajes y personas (Ctrl+F)</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>Ver el informe</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Enviar</translation>
  </message>
  <message>
   <source>Send again</source>
   <translation>Enviar de nuevo</translation>
  </message>
  <message>
   <source>Send all the same</source>
   <translation>Enviar de todos modos</translation>
  </message>
  <message>
   <source>Send all the same?</source>
   <translation>¿Enviar de todas formas?</translation>
  </message>
  <message>
   <source>Send anyway</source>
   <translation>Enviar de todos modos</translation>
  </message>
  <message>
   <source>Send it</source>
   <translation>Enviarlo</translation>
  </message>
  <message>
   <source>Send now</source>
   <translation>Enviar ahora</translation>
  </message>
  <message>
   <source>Send to {name}</source>
   <translation>Enviar a {name}</translation>
  </message>
  <message>
   <source>Send to {name} from {line}</source>
   <translation>Enviar a {name} desde {line}</translation>
  </message>
  <message>
   <source>Sender not named</source>
   <translation>Remitente sin nombre</translation>
  </message>
  <message>
   <source>Sending</source>
   <translation>Envío</translation>
  </message>
  <message>
   <source>Sending in {seconds} s</source>
   <translation>Se envía en {seconds} s</translation>
  </message>
  <message>
   <source>Sending soon</source>
   <translation>Se enviará pronto</translation>
  </message>
  <message>
   <source>Sending…</source>
   <translation>Enviando…</translation>
  </message>
  <message>
   <source>Senegal</source>
   <translation>Senegal</translation>
  </message>
  <message>
   <source>Sent to {name}</source>
   <translation>Enviado a {name}</translation>
  </message>
  <message>
   <source>Sent {when}, but EvoInbox was closed or signed out before the answer came.</source>
   <translation>Enviado ({when}), pero EvoInbox se cerró o se cerró la sesión antes de la respuesta.</translation>
  </message>
  <message>
   <source>Sent {when}, but no answer came in time.</source>
   <translation>Enviado ({when}), pero no llegó respuesta a tiempo.</translation>
  </message>
  <message>
   <source>Sent {when}, but no clear answer came.</source>
   <translation>Enviado ({when}), pero no llegó una respuesta clara.</translation>
  </message>
  <message>
   <source>Sent {when}, but the answer could not be read.</source>
   <translation>Enviado ({when}), pero no se pudo leer la respuesta.</translation>
  </message>
  <message>
   <source>Sent {when}, but the answer was about another text.</source>
   <translation>Enviado ({when}), pero la respuesta era sobre otro mensaje.</translation>
  </message>
  <message>
   <source>Sent {when}, but the connection broke off before the answer came.</source>
   <translation>Enviado ({when}), pero la conexión se cortó antes de la respuesta.</translation>
  </message>
  <message>
   <source>Sent {when}, but the service reported a problem of its own.</source>
   <translation>Enviado ({when}), pero el servicio informó de un problema propio.</translation>
  </message>
  <message>
   <source>Serbia</source>
   <translation>Serbia</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Servidor</translation>
  </message>
  <message>
   <source>Server’s name</source>
   <translation>Nombre del servidor</translation>
  </message>
  <message>
   <source>Set by your administrator</source>
   <translation>Fijado por su administrador</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Seychelles</source>
   <translation>Seychelles</translation>
  </message>
  <message>
   <source>Shift report</source>
   <translation>Informe del turno</translation>
  </message>
  <message>
   <source>Shift report, {days}</source>
   <translation>Informe del turno, {days}</translation>
  </message>
  <message>
   <source>Shift report…</source>
   <translation>Informe del turno…</translation>
  </message>
  <message>
   <source>Shift+Enter</source>
   <translation>Mayúsculas+Intro</translation>
  </message>
  <message>
   <source>Show all conversations</source>
   <translation>Mostrar todas las conversaciones</translation>
  </message>
  <message>
   <source>Show all or only unread</source>
   <translation>Mostrar todas o solo las no leídas</translation>
  </message>
  <message>
   <source>Show drafts</source>
   <translation>Mostrar borradores</translation>
  </message>
  <message>
   <source>Show one</source>
   <translation>Mostrar una</translation>
  </message>
  <message>
   <source>Show password</source>
   <translation>Mostrar la contraseña</translation>
  </message>
  <message>
   <source>Show the whole text</source>
   <translation>Mostrar el mensaje completo</translation>
  </message>
  <message>
   <source>Show the whole text…</source>
   <translation>Mostrar el mensaje completo…</translation>
  </message>
  <message>
   <source>Show what is done</source>
   <translation>Mostrar lo terminado</translation>
  </message>
  <message>
   <source>Show what is put off</source>
   <translation>Mostrar lo aplazado</translation>
  </message>
  <message>
   <source>Show who has gone quiet</source>
   <translation>Mostrar quién se ha quedado en silencio</translation>
  </message>
  <message>
   <source>Show who is waiting</source>
   <translation>Mostrar quién espera</translation>
  </message>
  <message>
   <source>Shown by {service}, where notifications cannot be clicked: come back by EvoInbox’s own icon.</source>
   <translation>Mostrada por {service}, donde no se puede hacer clic en las notificaciones: vuelva con el icono de EvoInbox.</translation>
  </message>
  <message>
   <source>Shown by {service}.</source>
   <translation>Mostrada por {service}.</translation>
  </message>
  <message>
   <source>Shows a notification, and says why if your desktop does not.</source>
   <translation>Muestra una notificación y dice por qué si su escritorio no lo hace.</translation>
  </message>
  <message>
   <source>Sierra Leone</source>
   <translation>Sierra Leona</translation>
  </message>
  <message>
   <source>Sign</source>
   <translation>Aviso</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Iniciar sesión</translation>
  </message>
  <message>
   <source>Sign in as somebody else</source>
   <translation>Iniciar sesión con otro usuario</translation>
  </message>
  <message>
   <source>Sign in with your Evo Voice account</source>
   <translation>Inicie sesión con su cuenta de Evo Voice</translation>
  </message>
  <message>
   <source>Sign out</source>
   <translation>Cerrar sesión</translation>
  </message>
  <message>
   <source>Sign out and remove everything?</source>
   <translation>¿Cerrar sesión y eliminarlo todo?</translation>
  </message>
  <message>
   <source>Sign out and remove everything…</source>
   <translation>Cerrar sesión y eliminarlo todo…</translation>
  </message>
  <message>
   <source>Sign out now</source>
   <translation>Cerrar sesión ahora</translation>
  </message>
  <message>
   <source>Sign out?</source>
   <translation>¿Cerrar sesión?</translation>
  </message>
  <message>
   <source>Sign-in</source>
   <translation>Inicio de sesión</translation>
  </message>
  <message>
   <source>Signed out</source>
   <translation>Sesión cerrada</translation>
  </message>
  <message>
   <source>Signing in…</source>
   <translation>Iniciando sesión…</translation>
  </message>
  <message>
   <source>Signs</source>
   <translation>Signos</translation>
  </message>
  <message>
   <source>Silent</source>
   <translation>Silencio</translation>
  </message>
  <message>
   <source>Since</source>
   <translation>Desde</translation>
  </message>
  <message>
   <source>Singapore</source>
   <translation>Singapur</translation>
  </message>
  <message>
   <source>Sint Maarten</source>
   <translation>Sint Maarten</translation>
  </message>
  <message>
   <source>Slovakia</source>
   <translation>Eslovaquia</translation>
  </message>
  <message>
   <source>Slovenia</source>
   <translation>Eslovenia</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Texto más pequeño</translation>
  </message>
  <message>
   <source>Solomon Islands</source>
   <translation>Islas Salomón</translation>
  </message>
  <message>
   <source>Somalia</source>
   <translation>Somalia</translation>
  </message>
  <message>
   <source>Something EvoInbox needs is not as it should be.</source>
   <translation>Algo que EvoInbox necesita no está como debería.</translation>
  </message>
  <message>
   <source>Something went wrong. Try again.</source>
   <translation>Algo salió mal. Intente de nuevo.</translation>
  </message>
  <message>
   <source>Sound</source>
   <translation>Sonido</translation>
  </message>
  <message>
   <source>Sound at night</source>
   <translation>Sonido de noche</translation>
  </message>
  <message>
   <source>Sound of {line}</source>
   <translation>Sonido de {line}</translation>
  </message>
  <message>
   <source>Sound, but only {free} are free on the disk. Make room.</source>
   <translation>En buen estado, pero solo quedan {free} libres en el disco. Haga sitio.</translation>
  </message>
  <message>
   <source>Sound, {size} in all; {free} are free on the disk.</source>
   <translation>En buen estado, {size} en total; quedan {free} libres en el disco.</translation>
  </message>
  <message>
   <source>Sounds of lines</source>
   <translation>Sonidos de las líneas</translation>
  </message>
  <message>
   <source>South Africa</source>
   <translation>Sudáfrica</translation>
  </message>
  <message>
   <source>South Korea</source>
   <translation>Corea del Sur</translation>
  </message>
  <message>
   <source>South Sudan</source>
   <translation>Sudán del Sur</translation>
  </message>
  <message>
   <source>Spain</source>
   <translation>España</translation>
  </message>
  <message>
   <source>Spelling</source>
   <translation>Ortografía</translation>
  </message>
  <message>
   <source>Sri Lanka</source>
   <translation>Sri Lanka</translation>
  </message>
  <message>
   <source>St. Barthélemy</source>
   <translation>San Bartolomé</translation>
  </message>
  <message>
   <source>St. Helena, Ascension &amp; Tristan da Cunha</source>
   <translation>Santa Elena</translation>
  </message>
  <message>
   <source>St. Kitts &amp; Nevis</source>
   <translation>San Cristóbal y Nieves</translation>
  </message>
  <message>
   <source>St. Lucia</source>
   <translation>Santa Lucía</translation>
  </message>
  <message>
   <source>St. Martin</source>
   <translation>San Martín</translation>
  </message>
  <message>
   <source>St. Pierre &amp; Miquelon</source>
   <translation>San Pedro y Miquelón</translation>
  </message>
  <message>
   <source>St. Vincent &amp; Grenadines</source>
   <translation>San Vicente y las Granadinas</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Comenzar</translation>
  </message>
  <message>
   <source>Start when I sign in</source>
   <translation>Iniciar cuando inicio sesión</translation>
  </message>
  <message>
   <source>Starts with your desktop, out of sight, so that nobody waits for you to open it.</source>
   <translation>Se inicia con su escritorio, sin mostrarse, para que nadie espere a que usted lo abra.</translation>
  </message>
  <message>
   <source>Stay where you are</source>
   <translation>Seguir donde está</translation>
  </message>
  <message>
   <source>Still waiting</source>
   <translation>Siguen esperando</translation>
  </message>
  <message>
   <source>Still waiting: {number}</source>
   <translation>Siguen esperando: {number}</translation>
  </message>
  <message>
   <source>Sudan</source>
   <translation>Sudán</translation>
  </message>
  <message>
   <source>Sun</source>
   <translation>dom</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>Domingo</translation>
  </message>
  <message>
   <source>Suriname</source>
   <translation>Surinam</translation>
  </message>
  <message>
   <source>Svalbard &amp; Jan Mayen</source>
   <translation>Svalbard y Jan Mayen</translation>
  </message>
  <message>
   <source>Swap the two</source>
   <translation>Intercambiarlas</translation>
  </message>
  <message>
   <source>Sweden</source>
   <translation>Suecia</translation>
  </message>
  <message>
   <source>Switzerland</source>
   <translation>Suiza</translation>
  </message>
  <message>
   <source>Syria</source>
   <translation>Siria</translation>
  </message>
  <message>
   <source>São Tomé &amp; Príncipe</source>
   <translation>Santo Tomé y Príncipe</translation>
  </message>
  <message>
   <source>Table for spreadsheets</source>
   <translation>Tabla para hojas de cálculo</translation>
  </message>
  <message>
   <source>Table for spreadsheets (CSV)</source>
   <translation>Tabla para hojas de cálculo (CSV)</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Etiquetas</translation>
  </message>
  <message>
   <source>Taiwan</source>
   <translation>Taiwán</translation>
  </message>
  <message>
   <source>Tajikistan</source>
   <translation>Tayikistán</translation>
  </message>
  <message>
   <source>Take at least 6 characters; a few words are easier to remember than signs.</source>
   <translation>Use al menos 6 caracteres; unas pocas palabras se recuerdan mejor que los signos.</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Retirar</translation>
  </message>
  <message>
   <source>Take back the text just sent</source>
   <translation>Retirar el mensaje recién enviado</translation>
  </message>
  <message>
   <source>Take {number} out</source>
   <translation>Quitar {number}</translation>
  </message>
  <message>
   <source>Taken back</source>
   <translation>Retirado</translation>
  </message>
  <message>
   <source>Taken by {service}, which shows no banner of the program in front. While you use another one it does, unless Do Not Disturb is on.</source>
   <translation>{service} la ha recibido, pero no muestra avisos del programa que está en primer plano. Mientras use otro sí lo hará, salvo que esté activado No molestar.</translation>
  </message>
  <message>
   <source>Taken by {service}. If you do not see it, look for Do Not Disturb and for EvoInbox in its settings.</source>
   <translation>{service} la ha recibido. Si no la ve, busque No molestar y EvoInbox en su configuración.</translation>
  </message>
  <message>
   <source>Tanzania</source>
   <translation>Tanzania</translation>
  </message>
  <message>
   <source>Telephone</source>
   <translation>Teléfono</translation>
  </message>
  <message>
   <source>Tell me again</source>
   <translation>Avisarme de nuevo</translation>
  </message>
  <message>
   <source>Tell of it again</source>
   <translation>Volver a avisar</translation>
  </message>
  <message>
   <source>Tells the ear on which of your lines a customer wrote.</source>
   <translation>Dice al oído en qué línea ha escrito un cliente.</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>Plantillas</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Tamaño del texto</translation>
  </message>
  <message>
   <source>Text to {name} has not been sent yet</source>
   <translation>El mensaje a {name} aún no se ha enviado</translation>
  </message>
  <message>
   <source>Text to {name} may not have arrived</source>
   <translation>Es posible que el mensaje a {name} no haya llegado</translation>
  </message>
  <message>
   <source>Text to {name} was not sent</source>
   <translation>El mensaje a {name} no se envió</translation>
  </message>
  <message>
   <source>Text {number}</source>
   <translation>Escribir a {number}</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>Mensajes</translation>
  </message>
  <message>
   <source>Texts are searched back to {day}; what is older is still being fetched.</source>
   <translation>Se buscan los mensajes hasta {day}; los más antiguos aún se están trayendo.</translation>
  </message>
  <message>
   <source>Texts before {day} may be missing: they have not been fetched yet, or are kept no longer.</source>
   <translation>Pueden faltar mensajes anteriores a {day}: aún no se han descargado o ya no se conservan.</translation>
  </message>
  <message>
   <source>Texts by hour</source>
   <translation>Mensajes por hora</translation>
  </message>
  <message>
   <source>Texts in</source>
   <translation>Mensajes recibidos</translation>
  </message>
  <message>
   <source>Texts in: {number}</source>
   <translation>Mensajes recibidos: {number}</translation>
  </message>
  <message numerus="yes">
   <source>Texts older than %n days are not kept on this computer.</source>
   <translation>
    <numerusform>Los mensajes de más de un día no se conservan en este equipo.</numerusform>
    <numerusform>Los mensajes de más de %n días no se conservan en este equipo.</numerusform>
   </translation>
  </message>
  <message>
   <source>Texts out</source>
   <translation>Mensajes enviados</translation>
  </message>
  <message>
   <source>Texts out: {number}</source>
   <translation>Mensajes enviados: {number}</translation>
  </message>
  <message>
   <source>Thailand</source>
   <translation>Tailandia</translation>
  </message>
  <message>
   <source>That e-mail and password do not go together. Check both and try again.</source>
   <translation>Ese correo y esa contraseña no corresponden. Revise ambos e intente de nuevo.</translation>
  </message>
  <message>
   <source>That is not a server's address. It should look like https://example.com.</source>
   <translation>Esa no es la dirección de un servidor. Debe ser como https://example.com.</translation>
  </message>
  <message numerus="yes">
   <source>That is not the passphrase. Try again in %n seconds.</source>
   <translation>
    <numerusform>Esa no es la frase de acceso. Inténtelo de nuevo en un segundo.</numerusform>
    <numerusform>Esa no es la frase de acceso. Inténtelo de nuevo en %n segundos.</numerusform>
   </translation>
  </message>
  <message>
   <source>The button above begins the first one.</source>
   <translation>El botón de arriba comienza la primera.</translation>
  </message>
  <message>
   <source>The connection broke off before the answer came. Try again; if it stays so, check the server's address.</source>
   <translation>La conexión se cortó antes de la respuesta. Intente de nuevo; si sigue igual, revise la dirección del servidor.</translation>
  </message>
  <message>
   <source>The connection to {name} is encrypted, and its certificate is trusted.</source>
   <translation>La conexión con {name} está cifrada y su certificado es de confianza.</translation>
  </message>
  <message>
   <source>The conversation with {name}</source>
   <translation>La conversación con {name}</translation>
  </message>
  <message>
   <source>The file with your drafts, waiting texts and reading marks could not be opened. It was put beside the new one, and nothing that waited in it is sent. Look through your last conversations.</source>
   <translation>No se pudo abrir el archivo con sus borradores, mensajes en espera y marcas de lectura. Se puso junto al nuevo, y nada de lo que esperaba en él se envía. Revise sus últimas conversaciones.</translation>
  </message>
  <message>
   <source>The files on this computer were written by a newer EvoInbox. Install the newest version.</source>
   <translation>Los archivos de este equipo son de un EvoInbox más nuevo. Instale la última versión.</translation>
  </message>
  <message>
   <source>The passphrase is set.</source>
   <translation>La frase de acceso está guardada.</translation>
  </message>
  <message>
   <source>The past is still being fetched.</source>
   <translation>Aún se está trayendo el historial.</translation>
  </message>
  <message>
   <source>The proxy looks it up.</source>
   <translation>Lo busca el proxy.</translation>
  </message>
  <message>
   <source>The proxy of your network does not let EvoInbox through. Ask whoever looks after your network.</source>
   <translation>El proxy de su red no deja pasar a EvoInbox. Consulte a quien se ocupa de su red.</translation>
  </message>
  <message>
   <source>The report is saved.</source>
   <translation>El informe está guardado.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Check your network connection, or try again in a minute.</source>
   <translation>No se puede llegar al servidor. Revise su conexión de red, o intente de nuevo en un minuto.</translation>
  </message>
  <message>
   <source>The server cannot be reached. Check your network connection.</source>
   <translation>No se puede llegar al servidor. Revise su conexión de red.</translation>
  </message>
  <message>
   <source>The server took too long to answer. Try again in a minute.</source>
   <translation>El servidor tardó demasiado en responder. Intente de nuevo en un minuto.</translation>
  </message>
  <message>
   <source>The server's certificate cannot be trusted ({cause}). Ask whoever looks after your network.</source>
   <translation>No se puede confiar en el certificado del servidor ({cause}). Consulte a quien se ocupa de su red.</translation>
  </message>
  <message>
   <source>The server's certificate comes from an issuer this computer does not know. Ask whoever looks after your network.</source>
   <translation>El certificado del servidor es de un emisor que este equipo no conoce. Consulte a quien se ocupa de su red.</translation>
  </message>
  <message>
   <source>The server's certificate has been withdrawn by its issuer. Tell whoever looks after the server.</source>
   <translation>El emisor ha revocado el certificado del servidor. Avise a quien se ocupa del servidor.</translation>
  </message>
  <message>
   <source>The server's certificate has expired. Check this computer's date, or tell whoever looks after the server.</source>
   <translation>El certificado del servidor venció. Revise la fecha de este equipo o avise a quien se ocupa del servidor.</translation>
  </message>
  <message>
   <source>The server's certificate is for another name, so it may not be the server you mean. Check its address.</source>
   <translation>El certificado del servidor es para otro nombre, así que puede no ser el servidor que busca. Revise su dirección.</translation>
  </message>
  <message>
   <source>The server's certificate is not valid yet. Check this computer's date and time.</source>
   <translation>El certificado del servidor aún no es válido. Revise la fecha y la hora de este equipo.</translation>
  </message>
  <message numerus="yes">
   <source>The service asks for a pause. Try again in %n seconds.</source>
   <translation>
    <numerusform>El servicio pide una pausa. Intente de nuevo en %n segundo.</numerusform>
    <numerusform>El servicio pide una pausa. Intente de nuevo en %n segundos.</numerusform>
   </translation>
  </message>
  <message>
   <source>The service asks for a pause. Try again in a minute.</source>
   <translation>El servicio pide una pausa. Intente de nuevo en un minuto.</translation>
  </message>
  <message>
   <source>The service did not accept this (error {code}).</source>
   <translation>El servicio no aceptó esto (error {code}).</translation>
  </message>
  <message>
   <source>The service does not accept this sign-in. It says: “{words}”</source>
   <translation>El servicio no acepta este inicio de sesión. Dice: «{words}»</translation>
  </message>
  <message>
   <source>The service has a problem of its own (error {code}). Try again in a minute.</source>
   <translation>El servicio tiene un problema propio (error {code}). Intente de nuevo en un minuto.</translation>
  </message>
  <message>
   <source>The service has ended it, and no password is kept. Sign in again.</source>
   <translation>El servicio la ha terminado y no se guarda ninguna contraseña. Inicie sesión de nuevo.</translation>
  </message>
  <message>
   <source>The service has had trouble since {when}</source>
   <translation>El servicio tiene problemas desde: {when}</translation>
  </message>
  <message>
   <source>The service has signed you out. Sign in again to go on.</source>
   <translation>El servicio cerró su sesión. Inicie sesión de nuevo para continuar.</translation>
  </message>
  <message>
   <source>The service has signed you out. You can read on; sign in to send and receive.</source>
   <translation>El servicio cerró su sesión. Puede seguir leyendo; inicie sesión para enviar y recibir.</translation>
  </message>
  <message>
   <source>The service takes the sign-in that is kept.</source>
   <translation>El servicio acepta el inicio de sesión guardado.</translation>
  </message>
  <message>
   <source>The shared templates in {file} are not there or cannot be read. Ask your administrator.</source>
   <translation>Las plantillas compartidas en {file} no están o no se pueden leer. Consulte a su administrador.</translation>
  </message>
  <message>
   <source>The templates that could not be read are kept beside the new ones, as {file}.</source>
   <translation>Las plantillas que no se pudieron leer se guardan junto a las nuevas, como {file}.</translation>
  </message>
  <message>
   <source>The texts are being counted.</source>
   <translation>Se están contando los mensajes.</translation>
  </message>
  <message>
   <source>The texts are being gathered.</source>
   <translation>Se están reuniendo los mensajes.</translation>
  </message>
  <message>
   <source>The texts could not be read.</source>
   <translation>No se pudieron leer los mensajes.</translation>
  </message>
  <message>
   <source>Their key is not in the keyring. At the next start they are set aside, and texts are fetched again.</source>
   <translation>Su clave no está en el llavero. En el próximo inicio se apartarán y los mensajes se descargarán de nuevo.</translation>
  </message>
  <message>
   <source>There are no contacts in this file. It should be a vCard, or a table with its columns named.</source>
   <translation>En este archivo no hay contactos. Debe ser una vCard o una tabla con sus columnas nombradas.</translation>
  </message>
  <message>
   <source>There are none here yet, or they are gone.</source>
   <translation>Aún no hay ninguno aquí, o han desaparecido.</translation>
  </message>
  <message>
   <source>There is another {name}, {number}: two people of one name stay apart.</source>
   <translation>Hay otra persona llamada {name}, {number}: dos personas con el mismo nombre siguen separadas.</translation>
  </message>
  <message>
   <source>There is no Evo Voice service at this address. Check the server's address.</source>
   <translation>No hay ningún servicio de Evo Voice en esta dirección. Revise la dirección del servidor.</translation>
  </message>
  <message>
   <source>There is no dictionary in use.</source>
   <translation>No se usa ningún diccionario.</translation>
  </message>
  <message>
   <source>There is no further text that says that.</source>
   <translation>No hay más mensajes que digan eso.</translation>
  </message>
  <message>
   <source>There is no link in this message.</source>
   <translation>No hay ningún enlace en este mensaje.</translation>
  </message>
  <message>
   <source>There is no passphrase any more.</source>
   <translation>Ya no hay frase de acceso.</translation>
  </message>
  <message>
   <source>There is none: a window that is closed is minimised. GNOME needs an extension for one.</source>
   <translation>No hay ninguna: la ventana que se cierra se minimiza. GNOME necesita una extensión para tenerla.</translation>
  </message>
  <message>
   <source>There is one.</source>
   <translation>La hay.</translation>
  </message>
  <message>
   <source>This computer has no keyring, so you will have to sign in again after closing EvoInbox.</source>
   <translation>Este equipo no tiene llavero de claves, así que tendrá que iniciar sesión de nuevo después de cerrar EvoInbox.</translation>
  </message>
  <message>
   <source>This computer has stored nothing since {when}</source>
   <translation>Este equipo no ha guardado nada desde: {when}</translation>
  </message>
  <message>
   <source>This customer asked for no more texts on this line. Open the conversation to send it all the same.</source>
   <translation>Este cliente pidió no recibir más mensajes en esta línea. Abra la conversación para enviarlo de todos modos.</translation>
  </message>
  <message>
   <source>This customer asked for no more texts on this line. Send it all the same?</source>
   <translation>Este cliente pidió no recibir más mensajes en esta línea. ¿Enviar de todos modos?</translation>
  </message>
  <message>
   <source>This does not look like an Evo Voice server: it answered with {what}. Check the server's address.</source>
   <translation>Esto no parece un servidor de Evo Voice: respondió con {what}. Revise la dirección del servidor.</translation>
  </message>
  <message>
   <source>This draft is kept only while EvoInbox runs. {sentence}</source>
   <translation>Este borrador se conserva solo mientras EvoInbox está abierto. {sentence}</translation>
  </message>
  <message>
   <source>This evening, {clock}</source>
   <translation>Esta tarde, {clock}</translation>
  </message>
  <message>
   <source>This file is not there, or cannot be read.</source>
   <translation>Este archivo no está o no se puede leer.</translation>
  </message>
  <message>
   <source>This is a bare number instead of a name, as businesses hardly ever use.</source>
   <translation>Es un número en lugar de un nombre, algo que las empresas casi nunca usan.</translation>
  </message>
  <message>
   <source>This is all that is saved. It holds no texts, numbers, names or passwords; read it before you give it away.</source>
   <translation>Esto es todo lo que se guarda. No contiene mensajes, números, nombres ni contraseñas; léalo antes de entregarlo.</translation>
  </message>
  <message>
   <source>This is how EvoInbox tells you</source>
   <translation>Así le avisa EvoInbox</translation>
  </message>
  <message>
   <source>This is not a whole number yet.</source>
   <translation>Este número aún no está completo.</translation>
  </message>
  <message>
   <source>This key is needed for writing.</source>
   <translation>Esta tecla se necesita para escribir.</translation>
  </message>
  <message>
   <source>This name mixes letters of several scripts, as forged addresses do.</source>
   <translation>Este nombre mezcla letras de varias escrituras, como hacen las direcciones falsas.</translation>
  </message>
  <message>
   <source>This shift</source>
   <translation>Este turno</translation>
  </message>
  <message>
   <source>This sign-in may not use text messages. Ask your administrator for a role that may.</source>
   <translation>Este usuario no puede usar mensajes. Pida a su administrador un rol que sí pueda.</translation>
  </message>
  <message>
   <source>This sign-in or account may not be used on this computer. Ask your administrator which one may.</source>
   <translation>Este inicio de sesión o esta cuenta no se puede usar en este equipo. Pregunte a su administrador cuál sí.</translation>
  </message>
  <message>
   <source>This text has left meanwhile, as it was. Nothing was changed.</source>
   <translation>Entretanto este mensaje salió tal como estaba. No se cambió nada.</translation>
  </message>
  <message numerus="yes">
   <source>This text is %n segments long. Send it?</source>
   <translation>
    <numerusform>Este mensaje tiene %n segmento. ¿Enviarlo?</numerusform>
    <numerusform>Este mensaje tiene %n segmentos. ¿Enviarlo?</numerusform>
   </translation>
  </message>
  <message>
   <source>This text was not sent and is still here. {sentence}</source>
   <translation>Este mensaje no se envió y sigue aquí. {sentence}</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>jue</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>Jueves</translation>
  </message>
  <message>
   <source>Tick all</source>
   <translation>Marcar todos</translation>
  </message>
  <message>
   <source>Tick none</source>
   <translation>No marcar ninguno</translation>
  </message>
  <message>
   <source>Time to undo</source>
   <translation>Tiempo para deshacer</translation>
  </message>
  <message>
   <source>Timor-Leste</source>
   <translation>Timor-Leste</translation>
  </message>
  <message>
   <source>To</source>
   <translation>Para</translation>
  </message>
  <message>
   <source>To {name}</source>
   <translation>A {name}</translation>
  </message>
  <message>
   <source>To {name} from {line}</source>
   <translation>A {name} desde {line}</translation>
  </message>
  <message>
   <source>To {name} · from </source>
   <translation>A {name} · de </translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
  <message>
   <source>Togo</source>
   <translation>Togo</translation>
  </message>
  <message>
   <source>Tokelau</source>
   <translation>Tokelau</translation>
  </message>
  <message>
   <source>Tomorrow, {clock}</source>
   <translation>Mañana, {clock}</translation>
  </message>
  <message>
   <source>Tonga</source>
   <translation>Tonga</translation>
  </message>
  <message>
   <source>Too large to be looked through in a moment: {size} in all; {free} are free on the disk.</source>
   <translation>Demasiado grandes para revisarlos en un momento: {size} en total; quedan {free} libres en el disco.</translation>
  </message>
  <message>
   <source>Travel and weather</source>
   <translation>Viajes y tiempo</translation>
  </message>
  <message>
   <source>Tray</source>
   <translation>Bandeja</translation>
  </message>
  <message>
   <source>Trinidad &amp; Tobago</source>
   <translation>Trinidad y Tobago</translation>
  </message>
  <message>
   <source>Tristan da Cunha</source>
   <translation>Tristán de Acuña</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>mar</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>Martes</translation>
  </message>
  <message>
   <source>Tunisia</source>
   <translation>Túnez</translation>
  </message>
  <message>
   <source>Turkmenistan</source>
   <translation>Turkmenistán</translation>
  </message>
  <message>
   <source>Turks &amp; Caicos Islands</source>
   <translation>Islas Turcas y Caicos</translation>
  </message>
  <message>
   <source>Tuvalu</source>
   <translation>Tuvalu</translation>
  </message>
  <message>
   <source>Type a command, a name or a number</source>
   <translation>Escriba un comando, un nombre o un número</translation>
  </message>
  <message>
   <source>Türkiye</source>
   <translation>Turquía</translation>
  </message>
  <message>
   <source>U.S. Virgin Islands</source>
   <translation>Islas Vírgenes de EE. UU.</translation>
  </message>
  <message>
   <source>Uganda</source>
   <translation>Uganda</translation>
  </message>
  <message>
   <source>Ukraine</source>
   <translation>Ucrania</translation>
  </message>
  <message>
   <source>Unclear: {text}</source>
   <translation>Dudoso: {text}</translation>
  </message>
  <message>
   <source>Underlines words that your system's dictionaries do not have; the text's menu says which are used.</source>
   <translation>Subraya las palabras que no están en los diccionarios del sistema; el menú del texto dice cuáles se usan.</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>United Arab Emirates</source>
   <translation>Emiratos Árabes Unidos</translation>
  </message>
  <message>
   <source>United Kingdom</source>
   <translation>Reino Unido</translation>
  </message>
  <message>
   <source>United States</source>
   <translation>Estados Unidos</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Desbloquear</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>Dejar de fijar</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>Sin leer</translation>
  </message>
  <message>
   <source>Uruguay</source>
   <translation>Uruguay</translation>
  </message>
  <message>
   <source>Use a template</source>
   <translation>Usar una plantilla</translation>
  </message>
  <message>
   <source>Usual</source>
   <translation>Habitual</translation>
  </message>
  <message>
   <source>Usual text size</source>
   <translation>Tamaño de texto habitual</translation>
  </message>
  <message>
   <source>Uzbekistan</source>
   <translation>Uzbekistán</translation>
  </message>
  <message>
   <source>Vanuatu</source>
   <translation>Vanuatu</translation>
  </message>
  <message>
   <source>Vatican City</source>
   <translation>Ciudad del Vaticano</translation>
  </message>
  <message>
   <source>Venezuela</source>
   <translation>Venezuela</translation>
  </message>
  <message>
   <source>Vietnam</source>
   <translation>Vietnam</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Esperan</translation>
  </message>
  <message>
   <source>Waiting for an answer</source>
   <translation>Esperan respuesta</translation>
  </message>
  <message>
   <source>Waiting for the network, then it leaves by itself</source>
   <translation>Esperando la red; después sale solo</translation>
  </message>
  <message>
   <source>Waiting for the text before it</source>
   <translation>Esperando al mensaje anterior</translation>
  </message>
  <message>
   <source>Waiting for you to sign in</source>
   <translation>Esperando a que inicie sesión</translation>
  </message>
  <message>
   <source>Waiting for your keyring</source>
   <translation>Esperando a su llavero de claves</translation>
  </message>
  <message>
   <source>Waiting for your keyring…</source>
   <translation>Esperando a su llavero de claves…</translation>
  </message>
  <message>
   <source>Waiting until it is known whether the text before it arrived</source>
   <translation>Esperando hasta saber si llegó el mensaje anterior</translation>
  </message>
  <message>
   <source>Waiting: the server's certificate is not trusted. Ask whoever looks after your network</source>
   <translation>En espera: el certificado del servidor no es de confianza. Consulte a quien se ocupa de su red</translation>
  </message>
  <message>
   <source>Waiting: the service asked for a pause, then it leaves by itself</source>
   <translation>En espera: el servicio pidió una pausa; después sale solo</translation>
  </message>
  <message>
   <source>Waiting: your network's proxy does not let it through. Ask whoever looks after your network</source>
   <translation>En espera: el proxy de su red no lo deja pasar. Consulte a quien se ocupa de su red</translation>
  </message>
  <message>
   <source>Wallis &amp; Futuna</source>
   <translation>Wallis y Futuna</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>mié</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>Miércoles</translation>
  </message>
  <message>
   <source>Western Sahara</source>
   <translation>Sáhara Occidental</translation>
  </message>
  <message>
   <source>What is in the report</source>
   <translation>Contenido del informe</translation>
  </message>
  <message>
   <source>What is on its way is not in it. Whoever has the file can read it: it is not encrypted.</source>
   <translation>No incluye lo que está en camino. Quien tenga el archivo puede leerlo: no está cifrado.</translation>
  </message>
  <message>
   <source>What opens EvoInbox when it is locked.</source>
   <translation>Lo que abre EvoInbox cuando está bloqueado.</translation>
  </message>
  <message>
   <source>What sends and receives in EvoInbox has ended by an error. Copy what you have begun, then quit and start EvoInbox again.</source>
   <translation>La parte de EvoInbox que envía y recibe ha terminado por un error. Copie lo que ha empezado; después, salga y vuelva a iniciar EvoInbox.</translation>
  </message>
  <message>
   <source>What stands before the @ in this link is not where it leads.</source>
   <translation>Lo que está antes de la @ en este enlace no es adonde lleva.</translation>
  </message>
  <message>
   <source>What this computer’s settings name as a proxy is none. Correct it there, or in HTTPS_PROXY.</source>
   <translation>Lo que los ajustes de este equipo indican como proxy no lo es. Corríjalo allí, o en HTTPS_PROXY.</translation>
  </message>
  <message>
   <source>What was filtered</source>
   <translation>Lo que se filtró</translation>
  </message>
  <message>
   <source>What was searched for: “{sought}”</source>
   <translation>Lo que se buscó: «{sought}»</translation>
  </message>
  <message>
   <source>What you begin to write is kept here.</source>
   <translation>Lo que empieza a escribir se guarda aquí.</translation>
  </message>
  <message>
   <source>What you have begun to write cannot be stored on this disk. It is lost when EvoInbox ends.</source>
   <translation>Lo que empezó a escribir no se puede guardar en este disco. Se perderá al cerrar EvoInbox.</translation>
  </message>
  <message>
   <source>What you have written is not saved.</source>
   <translation>Lo que ha escrito no está guardado.</translation>
  </message>
  <message>
   <source>What you write below is the beginning.</source>
   <translation>Lo que escriba abajo es el comienzo.</translation>
  </message>
  <message>
   <source>What your keyring has as your sign-in cannot be read. Sign in again.</source>
   <translation>Lo que su llavero de claves tiene como su inicio de sesión no se puede leer. Inicie sesión de nuevo.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>When you have not touched EvoInbox for so long, it asks for the passphrase.</source>
   <translation>Cuando no haya tocado EvoInbox durante ese tiempo, pide la frase de acceso.</translation>
  </message>
  <message>
   <source>Whether a notification may be heard, where your desktop has sounds.</source>
   <translation>Si una notificación puede oírse, cuando su escritorio tiene sonidos.</translation>
  </message>
  <message>
   <source>Which key sends what you write; Shift+Enter always makes a new line.</source>
   <translation>Qué tecla envía lo que escribe; Mayúsculas+Intro siempre hace una línea nueva.</translation>
  </message>
  <message>
   <source>Who this is</source>
   <translation>Quién es</translation>
  </message>
  <message>
   <source>Who wrote</source>
   <translation>Quién escribió</translation>
  </message>
  <message>
   <source>Who wrote, and the text</source>
   <translation>Quién escribió, y el mensaje</translation>
  </message>
  <message>
   <source>With a link</source>
   <translation>Con enlace</translation>
  </message>
  <message>
   <source>With country code, or as you would dial it at home.</source>
   <translation>Con el código de país, o como lo marcaría en su país.</translation>
  </message>
  <message>
   <source>Write a reply</source>
   <translation>Escriba una respuesta</translation>
  </message>
  <message>
   <source>Write a text</source>
   <translation>Escriba un mensaje</translation>
  </message>
  <message>
   <source>Write the letters that cost more without their accents (Alt+G)</source>
   <translation>Escribir sin acentos las letras que cuestan más (Alt+G)</translation>
  </message>
  <message>
   <source>Write to this address?</source>
   <translation>¿Escribir a esta dirección?</translation>
  </message>
  <message>
   <source>Write to {where}…</source>
   <translation>Escribir a {where}…</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Escritura</translation>
  </message>
  <message>
   <source>Yemen</source>
   <translation>Yemen</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Sí</translation>
  </message>
  <message>
   <source>Yesterday</source>
   <translation>Ayer</translation>
  </message>
  <message>
   <source>You</source>
   <translation>Usted</translation>
  </message>
  <message>
   <source>You can start as soon as the first ones are here.</source>
   <translation>Puede comenzar en cuanto lleguen los primeros.</translation>
  </message>
  <message>
   <source>Your answer was not sent; it is kept as a draft</source>
   <translation>Su respuesta no se envió; se guarda como borrador</translation>
  </message>
  <message>
   <source>Your conversations appear here as they arrive.</source>
   <translation>Sus conversaciones aparecen aquí a medida que llegan.</translation>
  </message>
  <message>
   <source>Your keyring answered with an error, so the sign-in cannot be kept. Restart it or your session.</source>
   <translation>Su llavero de claves respondió con un error, así que no se puede guardar la sesión. Reinícielo o reinicie su sesión de escritorio.</translation>
  </message>
  <message>
   <source>Your keyring cannot be used, so the sign-in cannot be kept.</source>
   <translation>No se puede usar su llavero de claves, así que no se puede guardar la sesión.</translation>
  </message>
  <message>
   <source>Your keyring did not let EvoInbox remove its entries. Remove those named EvoInbox in it yourself.</source>
   <translation>Su llavero de claves no permitió a EvoInbox eliminar sus entradas. Elimine usted mismo las que se llaman EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring does not answer; perhaps it asks for its password behind a window. Unless it answers, nothing is kept when EvoInbox closes.</source>
   <translation>Su llavero de claves no responde; quizá pide su contraseña detrás de una ventana. Si no responde, no se conserva nada al cerrar EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring is locked. Unless you unlock it, nothing is kept when EvoInbox closes.</source>
   <translation>Su llavero de claves está bloqueado. Si no lo desbloquea, no se conserva nada al cerrar EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring no longer has the key to the files on this computer. They were set aside; texts are fetched again, but drafts and waiting texts are lost.</source>
   <translation>Su llavero de claves ya no tiene la clave de los archivos de este equipo. Se apartaron; los mensajes se obtienen de nuevo, pero los borradores y los mensajes en espera se han perdido.</translation>
  </message>
  <message>
   <source>Your keyring no longer has your sign-in. Sign in again.</source>
   <translation>Su llavero de claves ya no tiene su inicio de sesión. Inicie sesión de nuevo.</translation>
  </message>
  <message>
   <source>Your keyring was not unlocked. Unless you unlock it, nothing is kept when EvoInbox closes.</source>
   <translation>Su llavero de claves no se desbloqueó. Si no lo desbloquea, no se conserva nada al cerrar EvoInbox.</translation>
  </message>
  <message>
   <source>Your keyring's key does not open this computer's files. They were set aside; texts come again.</source>
   <translation>La clave de su llavero no abre los archivos de este equipo. Se apartaron; los mensajes llegan de nuevo.</translation>
  </message>
  <message>
   <source>Your lines are known once texts have come.</source>
   <translation>Las líneas se conocen cuando llegan mensajes.</translation>
  </message>
  <message>
   <source>Your lines are not known yet. They arrive with the first texts.</source>
   <translation>Sus líneas aún no se conocen. Llegan con los primeros mensajes.</translation>
  </message>
  <message>
   <source>Your password was changed. You can read on; sign in to send and receive.</source>
   <translation>Se cambió su contraseña. Puede seguir leyendo; inicie sesión para enviar y recibir.</translation>
  </message>
  <message>
   <source>Your sign-in reaches more than one.</source>
   <translation>Su usuario tiene acceso a más de una.</translation>
  </message>
  <message>
   <source>Zambia</source>
   <translation>Zambia</translation>
  </message>
  <message>
   <source>Zimbabwe</source>
   <translation>Zimbabue</translation>
  </message>
  <message numerus="yes">
   <source>and %n more</source>
   <translation>
    <numerusform>y %n más</numerusform>
    <numerusform>y %n más</numerusform>
   </translation>
  </message>
  <message>
   <source>autostart login boot background</source>
   <translation>inicio automático arranque segundo plano</translation>
  </message>
  <message>
   <source>back in the inbox</source>
   <translation>de nuevo en la bandeja</translation>
  </message>
  <message>
   <source>checkup report support help problem</source>
   <translation>revisión informe soporte asistencia ayuda problema</translation>
  </message>
  <message>
   <source>colleague collision twice double answer flow</source>
   <translation>colega colisión dos veces doble respuesta flujo</translation>
  </message>
  <message>
   <source>contacts</source>
   <translation>contactos</translation>
  </message>
  <message>
   <source>done</source>
   <translation>terminada</translation>
  </message>
  <message>
   <source>english español idioma العربية لغة translation</source>
   <translation>english español idioma العربية لغة traducción language</translation>
  </message>
  <message>
   <source>font zoom larger smaller accessibility</source>
   <translation>fuente letra zoom agrandar reducir accesibilidad</translation>
  </message>
  <message>
   <source>from {line}</source>
   <translation>desde {line}</translation>
  </message>
  <message>
   <source>from {line}, {account}</source>
   <translation>desde {line}, {account}</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>ahora mismo</translation>
  </message>
  <message>
   <source>key return newline</source>
   <translation>tecla intro enter salto de línea</translation>
  </message>
  <message>
   <source>lock idle passphrase password privacy minutes</source>
   <translation>bloquear inactivo frase contraseña privacidad minutos</translation>
  </message>
  <message>
   <source>lock password privacy</source>
   <translation>bloquear contraseña privacidad</translation>
  </message>
  <message>
   <source>lock screen saver passphrase password privacy</source>
   <translation>bloquear pantalla salvapantallas frase contraseña privacidad</translation>
  </message>
  <message>
   <source>long cost parts split</source>
   <translation>largo costo partes dividir</translation>
  </message>
  <message>
   <source>longest {wait}</source>
   <translation>la más larga {wait}</translation>
  </message>
  <message>
   <source>median wait {wait}</source>
   <translation>espera mediana {wait}</translation>
  </message>
  <message>
   <source>muted</source>
   <translation>silenciada</translation>
  </message>
  <message>
   <source>no answer {number} d</source>
   <translation>sin respuesta {number} d</translation>
  </message>
  <message>
   <source>no longer muted</source>
   <translation>ya no silenciada</translation>
  </message>
  <message>
   <source>no longer on the service</source>
   <translation>ya no está en el servicio</translation>
  </message>
  <message>
   <source>no longer pinned</source>
   <translation>ya no fijada</translation>
  </message>
  <message>
   <source>no unread</source>
   <translation>nada sin leer</translation>
  </message>
  <message>
   <source>nobody waits</source>
   <translation>nadie espera</translation>
  </message>
  <message>
   <source>pinned</source>
   <translation>fijada</translation>
  </message>
  <message>
   <source>put off {until}</source>
   <translation>aplazada {until}</translation>
  </message>
  <message>
   <source>quiet unanswered reminder days</source>
   <translation>silencio sin respuesta recordatorio días</translation>
  </message>
  <message>
   <source>read</source>
   <translation>leída</translation>
  </message>
  <message>
   <source>received</source>
   <translation>recibido</translation>
  </message>
  <message>
   <source>region phone number dialling</source>
   <translation>región teléfono número marcar</translation>
  </message>
  <message>
   <source>remind waiting minutes</source>
   <translation>recordar espera minutos</translation>
  </message>
  <message>
   <source>retention purge delete old cache days privacy</source>
   <translation>retención purgar borrar antiguos caché días privacidad</translation>
  </message>
  <message>
   <source>ring noise</source>
   <translation>timbre ruido</translation>
  </message>
  <message>
   <source>ring noise bell line</source>
   <translation>timbre ruido campana línea</translation>
  </message>
  <message>
   <source>ring noise quiet evening</source>
   <translation>timbre ruido silencio noche</translation>
  </message>
  <message>
   <source>seconds delay cancel take back</source>
   <translation>segundos demora cancelar retirar</translation>
  </message>
  <message>
   <source>shortcuts hotkeys</source>
   <translation>atajos teclas rápidas</translation>
  </message>
  <message>
   <source>spell check dictionary mistakes typos</source>
   <translation>ortografía corrector diccionario errores erratas</translation>
  </message>
  <message>
   <source>theme night mode colors look accessibility</source>
   <translation>tema modo nocturno colores aspecto accesibilidad</translation>
  </message>
  <message>
   <source>toast alert privacy quiet</source>
   <translation>avisos alertas privacidad silencio</translation>
  </message>
  <message>
   <source>toast alert test try</source>
   <translation>aviso alerta prueba probar</translation>
  </message>
  <message>
   <source>under 1 min</source>
   <translation>menos de 1 min</translation>
  </message>
  <message>
   <source>unread</source>
   <translation>no leída</translation>
  </message>
  <message>
   <source>until tomorrow {clock}</source>
   <translation>hasta mañana {clock}</translation>
  </message>
  <message>
   <source>until {clock}</source>
   <translation>hasta las {clock}</translation>
  </message>
  <message>
   <source>until {day} {clock}</source>
   <translation>hasta el {day} {clock}</translation>
  </message>
  <message>
   <source>update upgrade version restart</source>
   <translation>actualizar actualización versión reiniciar</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>espera</translation>
  </message>
  <message>
   <source>waiting for {wait}</source>
   <translation>espera desde hace {wait}</translation>
  </message>
  <message>
   <source>waiting {number} d</source>
   <translation>espera {number} d</translation>
  </message>
  <message>
   <source>waiting {number} h</source>
   <translation>espera {number} h</translation>
  </message>
  <message>
   <source>waiting {number} min</source>
   <translation>espera {number} min</translation>
  </message>
  <message>
   <source>working quiet do not disturb</source>
   <translation>trabajo silencio no molestar</translation>
  </message>
  <message>
   <source>working quiet time</source>
   <translation>trabajo silencio hora</translation>
  </message>
  <message>
   <source>working quiet weekend week</source>
   <translation>trabajo silencio fin de semana</translation>
  </message>
  <message>
   <source>yesterday {time}</source>
   <translation>ayer, {time}</translation>
  </message>
  <message>
   <source>your desktop</source>
   <translation>su escritorio</translation>
  </message>
  <message>
   <source>{area}, {region}</source>
   <translation>{area}, {region}</translation>
  </message>
  <message>
   <source>{before} → {segments}</source>
   <translation>{before} → {segments}</translation>
  </message>
  <message>
   <source>{cost} because of {sign}; {without} without</source>
   <translation>{cost} por {sign}; {without} sin eso</translation>
  </message>
  <message>
   <source>{cost} · Unicode because of {sign}</source>
   <translation>{cost} · Unicode por {sign}</translation>
  </message>
  <message>
   <source>{cost}, which has no plain form</source>
   <translation>{cost}, sin forma simple</translation>
  </message>
  <message>
   <source>{days} d {hours} h</source>
   <translation>{days} d {hours} h</translation>
  </message>
  <message>
   <source>{day} {time}</source>
   <translation>{day}, {time}</translation>
  </message>
  <message>
   <source>{emoji} · {cost}</source>
   <translation>{emoji} · {cost}</translation>
  </message>
  <message>
   <source>{first} to {last}</source>
   <translation>del {first} al {last}</translation>
  </message>
  <message>
   <source>{hours} h {minutes} min</source>
   <translation>{hours} h {minutes} min</translation>
  </message>
  <message>
   <source>{hour}: {texts_in} in, {texts_out} out</source>
   <translation>{hour}: {texts_in} recibidos, {texts_out} enviados</translation>
  </message>
  <message>
   <source>{key} is the key of “{command}”.</source>
   <translation>{key} es la tecla de «{command}».</translation>
  </message>
  <message>
   <source>{locked}. {sentence}</source>
   <translation>{locked}. {sentence}</translation>
  </message>
  <message>
   <source>{minutes} min</source>
   <translation>{minutes} min</translation>
  </message>
  <message>
   <source>{name} (open now)</source>
   <translation>{name} (abierta ahora)</translation>
  </message>
  <message>
   <source>{name} agrees on none within {number} s. Something between may hold it back: ask whoever looks after your network.</source>
   <translation>{name} no acuerda ninguno en {number} s. Puede que algo en medio lo impida: pregunte a quien se ocupa de su red.</translation>
  </message>
  <message>
   <source>{name} answers as Evo Voice does, but this computer’s clock is {number} s away from its own. Set the clock.</source>
   <translation>{name} responde como Evo Voice, pero el reloj de este equipo difiere del suyo en {number} s. Ponga el reloj en hora.</translation>
  </message>
  <message>
   <source>{name} answers as Evo Voice does.</source>
   <translation>{name} responde como Evo Voice.</translation>
  </message>
  <message>
   <source>{name} asked for no more texts on this line.</source>
   <translation>{name} pidió no recibir más mensajes en esta línea.</translation>
  </message>
  <message>
   <source>{name} cannot be reached. Ask whoever looks after your network, or correct this computer’s settings.</source>
   <translation>No se puede llegar a {name}. Pregunte a quien se ocupa de su red, o corrija los ajustes de este equipo.</translation>
  </message>
  <message>
   <source>{name} cannot be reached. Check your network connection, and ask whoever looks after your network whether a firewall is in between.</source>
   <translation>No se puede llegar a {name}. Compruebe la conexión de red y pregunte a quien se ocupa de su red si hay un cortafuegos en medio.</translation>
  </message>
  <message>
   <source>{name} does not answer within {number} s. Ask whoever looks after your network.</source>
   <translation>{name} no responde en {number} s. Pregunte a quien se ocupa de su red.</translation>
  </message>
  <message numerus="yes">
   <source>{name} has been waiting for %n minutes</source>
   <translation>
    <numerusform>{name} espera desde hace %n minuto</numerusform>
    <numerusform>{name} espera desde hace %n minutos</numerusform>
   </translation>
  </message>
  <message>
   <source>{name} is back: you put this off until now</source>
   <translation>{name} ha vuelto: lo aplazó hasta ahora</translation>
  </message>
  <message>
   <source>{name} is known.</source>
   <translation>Se conoce {name}.</translation>
  </message>
  <message>
   <source>{name} is not known. Check your network connection, the server’s address, and this computer’s name servers (DNS).</source>
   <translation>No se conoce {name}. Compruebe la conexión de red, la dirección del servidor y los servidores de nombres (DNS) de este equipo.</translation>
  </message>
  <message>
   <source>{name} lets EvoInbox through.</source>
   <translation>{name} deja pasar a EvoInbox.</translation>
  </message>
  <message>
   <source>{name} shows them.</source>
   <translation>Las muestra {name}.</translation>
  </message>
  <message>
   <source>{name} {way}</source>
   <translation>{name} {way}</translation>
  </message>
  <message>
   <source>{name}, waiting for {wait}</source>
   <translation>{name}, espera desde hace {wait}</translation>
  </message>
  <message>
   <source>{name}, {numbers}: you know {other} by that name.</source>
   <translation>{name}, {numbers}: con ese nombre conoce a {other}.</translation>
  </message>
  <message numerus="yes">
   <source>{name}: %n new texts</source>
   <translation>
    <numerusform>{name}: %n mensaje nuevo</numerusform>
    <numerusform>{name}: %n mensajes nuevos</numerusform>
   </translation>
  </message>
  <message>
   <source>{name}: {numbers} belongs to {other}.</source>
   <translation>{name}: {numbers} es de {other}.</translation>
  </message>
  <message>
   <source>{name}: {text}</source>
   <translation>{name}: {text}</translation>
  </message>
  <message>
   <source>{name}: {what}</source>
   <translation>{name}: {what}</translation>
  </message>
  <message>
   <source>{needing}, go to the next</source>
   <translation>{needing}, ir al siguiente</translation>
  </message>
  <message>
   <source>{number} MB</source>
   <translation>{number} MB</translation>
  </message>
  <message>
   <source>{number} belongs to {name}.</source>
   <translation>{number} es de {name}.</translation>
  </message>
  <message>
   <source>{number} h ago</source>
   <translation>hace {number} h</translation>
  </message>
  <message>
   <source>{number} min ago</source>
   <translation>hace {number} min</translation>
  </message>
  <message>
   <source>{number} s ago</source>
   <translation>hace {number} s</translation>
  </message>
  <message>
   <source>{one} or {other}</source>
   <translation>{one} o {other}</translation>
  </message>
  <message>
   <source>{one} · {other}</source>
   <translation>{one} · {other}</translation>
  </message>
  <message>
   <source>{one}; {other}</source>
   <translation>{one}; {other}</translation>
  </message>
  <message>
   <source>{part}: {verdict}. {sentence}</source>
   <translation>{part}: {verdict}. {sentence}</translation>
  </message>
  <message>
   <source>{place} of {number}</source>
   <translation>{place} de {number}</translation>
  </message>
  <message>
   <source>{sentence} (“{words}”)</source>
   <translation>{sentence} («{words}»)</translation>
  </message>
  <message>
   <source>{sentence} EvoInbox has looked several times since, and the service does not show it. If your customer has it, choose “It arrived”; “Send again” may bring it twice.</source>
   <translation>{sentence} EvoInbox ha mirado varias veces desde entonces, y el servicio no lo muestra. Si su cliente lo tiene, elija «Llegó»; «Enviar de nuevo» puede entregarlo dos veces.</translation>
  </message>
  <message>
   <source>{sentence} EvoInbox is looking whether the service has it.</source>
   <translation>{sentence} EvoInbox está mirando si el servicio lo tiene.</translation>
  </message>
  <message>
   <source>{sentence} It says: “{words}”</source>
   <translation>{sentence} Dice: «{words}»</translation>
  </message>
  <message>
   <source>{sentence}. Its first attempt may have arrived all the same</source>
   <translation>{sentence}. Su primer intento puede haber llegado de todos modos</translation>
  </message>
  <message numerus="yes">
   <source>{stored} of %n texts</source>
   <translation>
    <numerusform>{stored} de %n mensaje</numerusform>
    <numerusform>{stored} de %n mensajes</numerusform>
   </translation>
  </message>
  <message>
   <source>{texts} and {needing}</source>
   <translation>{texts} y {needing}</translation>
  </message>
  <message>
   <source>{time} Send this first text now?</source>
   <translation>{time} ¿Enviar ahora este primer mensaje?</translation>
  </message>
  <message>
   <source>{time} · {state}</source>
   <translation>{time} · {state}</translation>
  </message>
  <message>
   <source>{used}/{room} · {segments}</source>
   <translation>{used}/{room} · {segments}</translation>
  </message>
  <message>
   <source>{words}  {number}</source>
   <translation>{words}  {number}</translation>
  </message>
  <message>
   <source>{words}, {spoken}</source>
   <translation>{words}, {spoken}</translation>
  </message>
  <message>
   <source>{word} is not in the dictionary.</source>
   <translation>{word} no está en el diccionario.</translation>
  </message>
  <message>
   <source>{written} of {total} texts are written.</source>
   <translation>{written} de {total} mensajes escritos.</translation>
  </message>
  <message>
   <source>{written} {reach} SHA-256: {digest}</source>
   <translation>{written} {reach} SHA-256: {digest}</translation>
  </message>
  <message>
   <source>Åland Islands</source>
   <translation>Islas Aland</translation>
  </message>
 </context>
</TS>
